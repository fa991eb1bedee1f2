package nn.lab.verify;

import java.util.List;
import java.util.Optional;
import nn.api.plugin.Spec;

/**
 * The learning rates that a schedule put in force.
 *
 * @param baseRate the learning rate of the optimizer
 * @param rates in force at each step
 * @param metrics what the schedule was told at the end of each step, if it was told anything
 */
record ScheduleTrace(Spec schedule, double baseRate, Numbers rates, Optional<Numbers> metrics)
    implements Trace {
  static final List<String> KEYS = List.of("base_lr", "lr");

  static ScheduleTrace read(Item item) {
    Numbers rates = item.get("lr").numbers();
    return new ScheduleTrace(
        SpecItem.of(item.get("name").text(), item.get("hyperparameters"), List.of()),
        item.get("base_lr").number(),
        rates,
        item.find("metrics").map(each -> each.numbers(rates.size(), "one per step of 'lr'")));
  }

  /** Returns the optimizer that the schedule drives. */
  Spec optimizer() {
    return Spec.of("sgd").with("lr", baseRate);
  }

  @Override
  public String title() {
    return schedule.toString();
  }

  @Override
  public List<Use> uses() {
    return List.of(new Use(Kind.SCHEDULE, schedule), new Use(Kind.OPTIMIZER, optimizer()));
  }
}
