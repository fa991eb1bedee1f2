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
  private static final String UPDATE = "optimizer_step";

  private final List<Driver> drivers;
  private final boolean countsUpdates;
  private ScheduleClock now = new ScheduleClock(0, 0);

  Scheduler(List<Driver> drivers) {
    this.drivers = List.copyOf(drivers);
    this.countsUpdates = drivers.stream().anyMatch(driver -> driver.warmUp().everyUpdate());
    apply();
  }

  /**
   * Goes on to the next step and puts its values in force.
   *
   * @throws PluginException if a value is out of the hyperparameter's range
   */
  public void step() {
    now = new ScheduleClock(now.step() + 1, now.update());
    apply();
  }

  /**
   * Tells the metric that the step now ending reached, then goes on to the next.
   *
   * @throws PluginException if a value is out of the hyperparameter's range
   */
  public void step(double metric) {
    drivers.forEach(driver -> driver.observe(now, metric));
    step();
  }

  /**
   * Tells of a step of the optimizer where a step of the schedules is an epoch, so that a warm-up
   * of so many steps goes on; changes nothing where there is none.
   */
  public void optimizerStepped() {
    if (countsUpdates) {
      now = new ScheduleClock(now.step(), now.update() + 1);
      apply();
    }
  }

  private void apply() {
    drivers.forEach(driver -> driver.apply(now));
  }

  /** Returns the number of steps made; 0 at first. */
  public long count() {
    return now.step();
  }

  /**
   * Returns a copy of the state: {@code step}, {@code optimizer_step} where a warm-up counts these,
   * and numbers as {@code lr/name}.
   */
  public SequencedMap<String, Double> state() {
    SequencedMap<String, Double> state = new LinkedHashMap<>();
    state.put(STEP, (double) now.step());
    if (countsUpdates) {
      state.put(UPDATE, (double) now.update());
    }
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
    scalars.forEach((name, scalar) -> scalar.set(state.getOrDefault(name, scalar.get())));
    now =
        new ScheduleClock(
            state.getOrDefault(STEP, 0.0).longValue(), state.getOrDefault(UPDATE, 0.0).longValue());
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
    for (String name : List.of(STEP, UPDATE)) {
      double steps = state.getOrDefault(name, 0.0);
      if (!(steps >= 0 && steps == Math.rint(steps) && steps < 0x1p53)) {
        differences.add("'" + name + "' is " + steps + " instead of a count of steps");
      }
    }
    return differences;
  }

  private SequencedMap<String, Scalar> scalars() {
    SequencedMap<String, Scalar> all = new LinkedHashMap<>();
    drivers.forEach(driver -> all.putAll(driver.scalars()));
    return all;
  }
}
