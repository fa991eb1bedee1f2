package nn.tck.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.HyperparameterType.Choice;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.HyperparameterType.EachDimension;
import nn.api.plugin.HyperparameterType.Flag;
import nn.api.plugin.HyperparameterType.Maybe;
import nn.api.plugin.HyperparameterType.Real;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.HyperparameterType.Text;
import nn.api.plugin.HyperparameterType.Whole;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.Nn;

/** What holds for the hyperparameters of any plugin. */
public final class RangeChecks {
  private static final double FAR = 1e6;

  private final Subject<?> subject;
  private final Subject.Check use;

  /**
   * Creates the checks.
   *
   * @param use creates the plugin from a spec and uses it
   */
  public RangeChecks(Subject<?> subject, Subject.Check use) {
    this.subject = subject;
    this.use = use;
  }

  /** Checks that a value outside of a range is an error that names the hyperparameter. */
  public void outsideIsRefused(Spec spec) {
    subject.check(
        spec,
        (nn, valid, numbers) -> {
          use.run(nn, valid, numbers);
          for (Hyperparameter<?> each : subject.descriptor().hyperparameters()) {
            outside(each.type()).forEach(value -> refuse(nn, valid, each, value));
          }
        });
  }

  private void refuse(Nn nn, Spec spec, Hyperparameter<?> hyperparameter, Object value) {
    String what = hyperparameter + " = " + value;
    try {
      use.run(nn, spec.with(hyperparameter.name(), value), Numbers.first());
    } catch (InvalidConfigException e) {
      if (!e.toString().contains(hyperparameter.name())) {
        throw Contract.RANGES_ARE_ENFORCED.broken(
            subject, what + " gives an error that does not name it: " + e.getMessage(), e);
      }
      return;
    }
    throw Contract.RANGES_ARE_ENFORCED.broken(subject, what + " is accepted");
  }

  /** Checks that the borders of a range can be used, unless the plugin refuses a combination. */
  public void bordersWork(Spec spec) {
    for (Hyperparameter<?> each : subject.descriptor().hyperparameters()) {
      for (Object value : borders(each, spec)) {
        try {
          subject.check(spec.with(each.name(), value), this::useOrRefuse);
        } catch (AssertionError e) {
          throw Contract.VALUES_IN_RANGE_WORK.broken(
              subject, each + " = " + value + " is in its range but: " + e.getMessage(), e);
        }
      }
    }
  }

  private void useOrRefuse(Nn nn, Spec spec, Numbers numbers) {
    try {
      use.run(nn, spec, numbers);
    } catch (InvalidConfigException e) {
      return; // check() refuses what does not go together
    }
  }

  private static List<Object> outside(HyperparameterType<?> type) {
    return switch (type) {
      case Real real -> new ArrayList<>(outside(real.range()));
      case Whole whole ->
          outside(whole.range()).stream()
              .filter(value -> value == Math.rint(value) && Math.abs(value) <= 1L << 53)
              .map(value -> (Object) value.longValue())
              .toList();
      case Flag flag -> List.of("maybe");
      case Choice choice -> List.of("no_such_word");
      case Text text -> List.of(1L, true);
      case Maybe<?> maybe -> outside(maybe.element());
      case Component component -> List.of(1L);
      case EachDimension(_, Range range, _) -> outside(new Whole(range));
      case Several<?> several -> lists(outside(several.element()), several.count());
    };
  }

  private static List<Double> outside(Range range) {
    List<Double> values = new ArrayList<>(List.of(Double.NaN));
    if (Double.isFinite(range.min())) {
      values.add(range.min() - 1);
      values.add(range.minIncluded() ? Math.nextDown(range.min()) : range.min());
    }
    if (Double.isFinite(range.max())) {
      values.add(range.max() + 1);
      values.add(range.maxIncluded() ? Math.nextUp(range.max()) : range.max());
    }
    if (!range.contains(Double.POSITIVE_INFINITY)) {
      values.add(Double.POSITIVE_INFINITY);
    }
    if (!range.contains(Double.NEGATIVE_INFINITY)) {
      values.add(Double.NEGATIVE_INFINITY);
    }
    return values;
  }

  /** Returns borders; those of a list for all its elements together, and for each alone. */
  private static List<Object> borders(Hyperparameter<?> hyperparameter, Spec spec) {
    Object given = spec.values().getOrDefault(hyperparameter.name(), hyperparameter.defaultValue());
    List<Object> all = new ArrayList<>(borders(hyperparameter.type()));
    if (hyperparameter.type() instanceof Several<?> several && given instanceof List<?> usual) {
      borders(several.element()).forEach(border -> all.addAll(withBorder(usual, border)));
    }
    return all.stream().distinct().toList();
  }

  private static List<List<Object>> withBorder(List<?> usual, Object border) {
    List<List<Object>> lists = new ArrayList<>();
    lists.add(Collections.nCopies(usual.size(), border));
    for (int i = 0; i < usual.size(); i++) {
      List<Object> list = new ArrayList<>(usual);
      list.set(i, border);
      lists.add(list);
    }
    return lists;
  }

  private static List<Object> borders(HyperparameterType<?> type) {
    return switch (type) {
      case Real real -> new ArrayList<>(borders(real.range()));
      case Whole whole ->
          borders(whole.range()).stream().map(value -> (Object) value.longValue()).toList();
      case Flag flag -> List.of(true, false);
      case Choice choice -> new ArrayList<>(choice.words());
      case Text text -> List.of();
      case Maybe<?> maybe -> withNone(borders(maybe.element()));
      case Component component -> List.of();
      case EachDimension(_, Range range, List<String> words) -> withAll(words, range);
      case Several<?> several -> lists(borders(several.element()), several.count());
    };
  }

  private static List<Object> withAll(List<String> words, Range range) {
    List<Object> all = new ArrayList<>(borders(new Whole(range)));
    all.addAll(words);
    return all;
  }

  private static List<Object> withNone(List<Object> present) {
    List<Object> all = new ArrayList<>(present);
    all.add(Maybe.NONE);
    return all;
  }

  private static List<Double> borders(Range range) {
    List<Double> values = new ArrayList<>();
    for (double value : new double[] {range.min(), range.max()}) {
      if (Math.abs(value) <= FAR && range.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  private static List<Object> lists(List<Object> values, int count) {
    return values.stream()
        .map(value -> (Object) Collections.nCopies(Math.max(count, 1), value))
        .toList();
  }
}
