package nn.lab.config;

import java.util.List;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;

/** Reads how a network is trained. */
final class TrainingReader {
  private static final String REDUCTION = "reduction";
  private static final String SCHEDULE = ConfigStructure.SCHEDULE.name();

  private final Plugins plugins;
  private final Section section;

  TrainingReader(Plugins plugins, Section section) {
    this.plugins = plugins;
    this.section = section;
  }

  /**
   * Reads it; schedules must drive a hyperparameter that every optimizer has.
   *
   * @param hasClasses whether targets are classes, and not numbers
   * @param optimizers whose values may be wrong, which is no reason to say less of the schedules
   */
  TrainingConfig read(boolean hasClasses, List<Spec> optimizers) {
    Problems schedule = section.problems(SCHEDULE);
    List<Spec> metrics = new MetricsReader(plugins.metrics(), hasClasses).read(section);
    return new TrainingConfig(
        loss(hasClasses ? ConfigKeys.DEFAULT_LOSS : ConfigKeys.NUMBER_LOSS),
        section
            .node(SCHEDULE)
            .map(node -> new ScheduleReader(plugins, optimizers).read(node, schedule))
            .orElse(List.of()),
        section.get(ConfigKeys.SCHEDULE_EVERY).equals(ConfigKeys.STEP),
        section.get(ConfigKeys.EPOCHS).intValue(),
        section.get(ConfigKeys.BATCH_SIZE).intValue(),
        section.get(ConfigKeys.DROP_LAST),
        section.get(ConfigKeys.CHECKPOINT_EVERY).intValue(),
        new ValidationReader(section, hasClasses, MetricNames.of(metrics)).read(),
        metrics);
  }

  private Spec loss(Spec byDefault) {
    return new SpecReader(this::check, new SpecDefaults(plugins.losses()::get))
        .read(section, ConfigStructure.LOSS, byDefault);
  }

  private void check(Spec loss, Problems here) {
    plugins.losses().check(loss, here);
    if ("none".equals(loss.values().get(REDUCTION))) {
      here.in(REDUCTION).addValue("none", "must be mean or sum: training needs one number");
    }
  }
}
