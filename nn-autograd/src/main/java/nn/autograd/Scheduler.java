package nn.autograd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import nn.api.optim.Scalar;
import nn.autograd.registry.PluginException;

/**
 * Drives hyperparameters of an optimizer from step to step.
 *
 * <p>What a step is, an epoch or a batch, is up to the caller. Not thread-safe.
 */
public final class Scheduler {
  private static final String STEP = "step";

  private final List<Driver> drivers;
  private long count;

  Scheduler(List<Driver> drivers) {
    this.drivers = List.copyOf(drivers);
    apply();
  }

  /**
   * Goes on to the next step and puts its values in force.
   *
   * @throws PluginException if a value is out of the hyperparameter's range
   */
  public void step() {
    count++;
    apply();
  }

  /**
   * Tells the metric that the step now ending reached, then goes on to the next.
   *
   * @throws PluginException if a value is out of the hyperparameter's range
   */
  public void step(double metric) {
    drivers.forEach(driver -> driver.observe(count, metric));
    step();
  }

  private void apply() {
    drivers.forEach(driver -> driver.apply(count));
  }

  /** Returns the number of steps made; 0 at first. */
  public long count() {
    return count;
  }

  /** Returns a copy of the state: {@code step}, and numbers as {@code lr/name}. */
  public SequencedMap<String, Double> state() {
    SequencedMap<String, Double> state = new LinkedHashMap<>();
    state.put(STEP, (double) count);
    scalars().forEach((name, scalar) -> state.put(name, scalar.get()));
    return state;
  }

  /**
   * Restores a state and puts the values of its step in force.
   *
   * @throws IllegalArgumentException listing every difference, if the state was made by other
   *     schedules; nothing is changed then
   */
  public void load(SequencedMap<String, Double> state) {
    List<String> differences = differences(state);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the state does not fit the schedules; nothing was changed:\n  "
              + String.join("\n  ", differences));
    }
    SequencedMap<String, Scalar> scalars = scalars();
    state.forEach((name, value) -> {
      Scalar scalar = scalars.get(name);
      if (scalar == null) {
        count = value.longValue();
      } else {
        scalar.set(value);
      }
    });
    apply();
  }

  private List<String> differences(SequencedMap<String, Double> state) {
    TreeSet<String> missing = new TreeSet<>(state().keySet());
    missing.removeAll(state.keySet());
    TreeSet<String> unexpected = new TreeSet<>(state.keySet());
    unexpected.removeAll(state().keySet());
    List<String> differences = new ArrayList<>();
    missing.forEach(name -> differences.add("'" + name + "' is missing"));
    unexpected.forEach(name -> differences.add("'" + name + "' is unexpected"));
    double step = state.getOrDefault(STEP, 0.0);
    if (!(step >= 0 && step == Math.rint(step) && step < 0x1p53)) {
      differences.add("'" + STEP + "' is " + step + " instead of a count of steps");
    }
    return differences;
  }

  private SequencedMap<String, Scalar> scalars() {
    SequencedMap<String, Scalar> all = new LinkedHashMap<>();
    drivers.forEach(driver -> all.putAll(driver.scalars()));
    return all;
  }
}
