package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A typed, documented hyperparameter; the only place where its default exists.
 *
 * <p>Plugins hold theirs as constants and read values with {@link Hyperparameters#get}:
 *
 * {@snippet :
 * static final Hyperparameter<Double> LR =
 *     Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(1e-3);
 * }
 *
 * <p>Immutable; two are equal only if they are the same object.
 *
 * @param <T> the type of a value
 */
@Stability(STABLE)
public final class Hyperparameter<T> {
  private final String name;
  private final HyperparameterType<T> type;
  private final String documentation;
  private final boolean schedulable;
  private final @Nullable T defaultValue;

  private Hyperparameter(
      String name,
      HyperparameterType<T> type,
      String documentation,
      boolean schedulable,
      @Nullable T defaultValue) {
    this.name = Objects.requireNonNull(name);
    this.type = type;
    this.documentation = documentation;
    this.schedulable = schedulable;
    this.defaultValue = defaultValue;
  }

  private static <T> Hyperparameter<T> of(String name, HyperparameterType<T> type, String doc) {
    return new Hyperparameter<>(name, type, doc, false, null);
  }

  /** Declares a floating-point number. */
  public static Hyperparameter<Double> real(String name, Range range, String documentation) {
    return of(name, new HyperparameterType.Real(range), documentation);
  }

  /**
   * Declares a list of floating-point numbers, such as Adam's two betas.
   *
   * @param count how many there are; 0 for any number from one up
   */
  public static Hyperparameter<List<Double>> reals(
      String name, int count, Range range, String documentation) {
    return of(
        name,
        new HyperparameterType.Several<>(new HyperparameterType.Real(range), count),
        documentation);
  }

  /** Declares a whole number. */
  public static Hyperparameter<Long> whole(String name, Range range, String documentation) {
    return of(name, new HyperparameterType.Whole(range), documentation);
  }

  /** Declares a list of whole numbers, of any length from one up. */
  public static Hyperparameter<List<Long>> wholes(String name, Range range, String documentation) {
    return of(
        name,
        new HyperparameterType.Several<>(new HyperparameterType.Whole(range), 0),
        documentation);
  }

  /**
   * Declares a whole number for each dimension, such as the size of a kernel; one number in a
   * config is meant for all.
   *
   * @param count how many dimensions
   * @param words what may stand instead of numbers, for example "same" of a padding
   */
  public static Hyperparameter<PerDimension> perDimension(
      String name, int count, Range range, String documentation, String... words) {
    return of(
        name, new HyperparameterType.EachDimension(count, range, List.of(words)), documentation);
  }

  /** Declares a switch. */
  public static Hyperparameter<Boolean> flag(String name, String documentation) {
    return of(name, new HyperparameterType.Flag(), documentation);
  }

  /** Declares a choice among words. */
  public static Hyperparameter<String> choice(
      String name, List<String> words, String documentation) {
    return of(name, new HyperparameterType.Choice(words), documentation);
  }

  /** Declares a text, such as a path pattern; {@link Plugin#check} may ask more of it. */
  public static Hyperparameter<String> text(String name, String documentation) {
    return of(name, new HyperparameterType.Text(), documentation);
  }

  /** Declares a nested plugin of the same kind: the inner optimizer of a wrapper. */
  public static Hyperparameter<Spec> component(String name, String documentation) {
    return of(name, new HyperparameterType.Component(), documentation);
  }

  /** Declares a list of nested plugins of the same kind. */
  public static Hyperparameter<List<Spec>> components(String name, String documentation) {
    return of(
        name,
        new HyperparameterType.Several<>(new HyperparameterType.Component(), 0),
        documentation);
  }

  /**
   * Returns this hyperparameter, which need not have a value: where a config says nothing, {@code
   * none} or {@code null}, its value is empty. A default that it has stays.
   *
   * {@snippet :
   * static final Hyperparameter<Optional<Double>> BETA3 =
   *     Hyperparameter.real("beta3", Range.closedOpen(0, 1), "√β₂ if absent.").optional();
   * }
   *
   * @throws IllegalStateException if it is optional or schedulable, or a choice that has the word
   *     {@code none}
   */
  public Hyperparameter<Optional<T>> optional() {
    if (schedulable) {
      throw new IllegalStateException(
          "'" + name + "' is schedulable, and schedules drive numbers that are there");
    }
    return new Hyperparameter<>(
        name,
        new HyperparameterType.Maybe<>(type),
        documentation,
        false,
        Optional.ofNullable(defaultValue));
  }

  /**
   * Returns this hyperparameter, open to schedules; in a list each number by itself, as {@code
   * betas[0]}.
   *
   * @throws IllegalStateException if it is neither a real number nor a list of them
   */
  public Hyperparameter<T> schedulable() {
    if (!isReal(type)) {
      throw new IllegalStateException(
          "'"
              + name
              + "' is "
              + type.expected()
              + "; schedules drive real numbers and lists of them only");
    }
    return new Hyperparameter<>(name, type, documentation, true, defaultValue);
  }

  private static boolean isReal(HyperparameterType<?> type) {
    return type instanceof HyperparameterType.Real
        || (type instanceof HyperparameterType.Several<?> several && isReal(several.element()));
  }

  /**
   * Returns this list hyperparameter with the empty list allowed too.
   *
   * @throws IllegalStateException if it is not a list, or a list of a fixed length
   */
  public Hyperparameter<T> possiblyEmpty() {
    return new Hyperparameter<>(
        name, type.possiblyEmpty(), documentation, schedulable, defaultValue);
  }

  /**
   * Returns this hyperparameter with the value it has where none is given.
   *
   * @throws IllegalArgumentException if the value is out of range
   */
  public Hyperparameter<T> byDefault(T value) {
    T read = type.read(value);
    if (read == null) {
      throw new IllegalArgumentException(
          "the default of '" + name + "' is " + value + " but must be " + type.expected());
    }
    return new Hyperparameter<>(name, type, documentation, schedulable, read);
  }

  /** Returns the name that users type. */
  public String name() {
    return name;
  }

  /** Returns the values it takes. */
  public HyperparameterType<T> type() {
    return type;
  }

  /** Returns its meaning in one or two sentences. */
  public String documentation() {
    return documentation;
  }

  /** Returns whether a schedule may change it during training. */
  public boolean isSchedulable() {
    return schedulable;
  }

  /** Returns the value it has where none is given; null if one must be given. */
  public @Nullable T defaultValue() {
    return defaultValue;
  }

  @Override
  public String toString() {
    return name;
  }
}
