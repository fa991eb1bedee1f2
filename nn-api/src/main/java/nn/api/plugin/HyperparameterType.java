package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values a hyperparameter takes, and how the value of a config becomes one.
 *
 * <p>A config holds {@link Long}, {@link Double}, {@link Boolean}, {@link String}, {@link Spec} and
 * lists of these, and an empty {@link Optional} where it says {@code null}.
 *
 * @param <T> the Java type of a value
 */
@Stability(STABLE)
public sealed interface HyperparameterType<T> {

  /** Returns what is expected, as a noun phrase: {@code a number in [0, 1)}. */
  String expected();

  /** Returns the value, or null if the given one is of another type or out of range. */
  @Nullable T read(Object given);

  /**
   * Returns a value as a config holds it, the opposite of {@link #read}.
   *
   * @param value of this type
   */
  default Object toConfig(T value) {
    return value;
  }

  /**
   * Returns this type of lists with the empty list allowed too.
   *
   * @throws IllegalStateException if it is not a list, or a list of a fixed length
   */
  default HyperparameterType<T> possiblyEmpty() {
    throw new IllegalStateException(
        "only a list of any length can be empty, and this is " + expected());
  }

  /** A floating-point number. */
  record Real(Range range) implements HyperparameterType<Double> {
    @Override
    public String expected() {
      return range.equals(Range.finite()) ? "a finite number" : "a number in " + range;
    }

    @Override
    public @Nullable Double read(Object given) {
      return given instanceof Number number && range.contains(number.doubleValue())
          ? (Double) number.doubleValue()
          : null;
    }
  }

  /** A whole number. */
  record Whole(Range range) implements HyperparameterType<Long> {
    @Override
    public String expected() {
      return range.equals(Range.finite()) ? "a whole number" : "a whole number in " + range;
    }

    @Override
    public @Nullable Long read(Object given) {
      return given instanceof Long number && range.contains(number) ? number : null;
    }
  }

  /** True or false. */
  record Flag() implements HyperparameterType<Boolean> {
    @Override
    public String expected() {
      return "true or false";
    }

    @Override
    public @Nullable Boolean read(Object given) {
      return given instanceof Boolean flag ? flag : null;
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements HyperparameterType<String> {
    /** Copies the list. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public @Nullable String read(Object given) {
      return given instanceof String word && words.contains(word) ? word : null;
    }
  }

  /** Any text; one that looks like a plugin with parentheses is none. */
  record Text() implements HyperparameterType<String> {
    @Override
    public String expected() {
      return "a text";
    }

    @Override
    public @Nullable String read(Object given) {
      return given instanceof String text ? text : null;
    }
  }

  /** A value that may be absent; configs say {@code none} or {@code null}, or nothing. */
  record Maybe<E>(HyperparameterType<E> element) implements HyperparameterType<Optional<E>> {
    /** What configs say of an absent value. */
    public static final String NONE = "none";

    /**
     * Checks that absent can be told from present.
     *
     * @throws IllegalStateException if the type is optional itself, or has the word none
     */
    public Maybe {
      boolean hasNone = element instanceof Choice(List<String> words) && words.contains(NONE);
      if (hasNone || element instanceof Maybe<?>) {
        throw new IllegalStateException("'none' is a value already: " + element.expected());
      }
    }

    @Override
    public String expected() {
      return element.expected() + ", or " + NONE;
    }

    @Override
    @SuppressWarnings("NullableOptional") // null is another type, empty is no value
    public @Nullable Optional<E> read(Object given) {
      Object plain = given instanceof Optional<?> optional ? optional.orElse(null) : given;
      if (plain == null || plain.equals(NONE)) {
        return Optional.empty();
      }
      E value = element.read(plain);
      return value == null ? null : Optional.of(value);
    }

    @Override
    public Object toConfig(Optional<E> value) {
      return value.isEmpty() ? NONE : element.toConfig(value.get());
    }
  }

  /** The name and the hyperparameters of another plugin of the same kind as the declaring one. */
  record Component() implements HyperparameterType<Spec> {
    @Override
    public String expected() {
      return "a plugin's name, alone or with hyperparameters";
    }

    @Override
    public @Nullable Spec read(Object given) {
      return switch (given) {
        case Spec spec -> spec;
        case String name -> Spec.of(name);
        default -> null;
      };
    }
  }

  /**
   * A whole number for each dimension of an image or a sequence; one number is meant for all.
   *
   * @param count how many dimensions
   * @param words what may stand instead of numbers
   */
  record EachDimension(int count, Range range, List<String> words)
      implements HyperparameterType<PerDimension> {
    /** Copies the list. */
    public EachDimension {
      words = List.copyOf(words);
    }

    @Override
    public String expected() {
      String number = new Whole(range).expected();
      String list = count == 1 ? "" : ", or a list of " + count;
      return number + list + (words.isEmpty() ? "" : ", or " + String.join(" or ", words));
    }

    @Override
    public @Nullable PerDimension read(Object given) {
      return switch (given) {
        case PerDimension value -> read(value.numbers().isEmpty() ? value.word() : value.numbers());
        case String word -> words.contains(word) ? PerDimension.of(word) : null;
        case Long number -> range.contains(number) ? PerDimension.of(number, count) : null;
        case List<?> list -> {
          List<Long> numbers = new Several<>(new Whole(range), count).read(list);
          yield numbers == null ? null : PerDimension.of(numbers);
        }
        default -> null;
      };
    }

    @Override
    public Object toConfig(PerDimension value) {
      boolean isOne = value.numbers().stream().distinct().count() == 1;
      return value.numbers().isEmpty()
          ? value.word()
          : isOne ? value.numbers().getFirst() : value.numbers();
    }
  }

  /**
   * Several values of one type.
   *
   * @param count how many; 0 for any number
   * @param emptyAllowed whether any number includes none
   */
  record Several<E>(HyperparameterType<E> element, int count, boolean emptyAllowed)
      implements HyperparameterType<List<E>> {
    /** Creates a type of lists that are not empty. */
    public Several(HyperparameterType<E> element, int count) {
      this(element, count, false);
    }

    @Override
    public HyperparameterType<List<E>> possiblyEmpty() {
      return count == 0
          ? new Several<>(element, 0, true)
          : HyperparameterType.super.possiblyEmpty();
    }

    @Override
    public String expected() {
      String length = count > 0 ? count + " long, " : emptyAllowed ? "" : "not empty, ";
      return "a list, " + length + "each " + element.expected();
    }

    @Override
    public @Nullable List<E> read(Object given) {
      if (!(given instanceof List<?> list)
          || (list.isEmpty() && !emptyAllowed)
          || (count != 0 && list.size() != count)) {
        return null;
      }
      List<E> values = new ArrayList<>();
      for (Object each : list) {
        E value = element.read(each);
        if (value == null) {
          return null;
        }
        values.add(value);
      }
      return List.copyOf(values);
    }
  }
}
