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
   * @param optimizers whose values may be wrong, which is no reason to say less of the schedules
   */
  TrainingConfig read(List<Spec> optimizers) {
    Problems schedule = section.problems(SCHEDULE);
    return new TrainingConfig(
        loss(),
        section
            .node(SCHEDULE)
            .map(node -> new ScheduleReader(plugins, optimizers).read(node, schedule))
            .orElse(List.of()),
        section.get(ConfigKeys.SCHEDULE_EVERY).equals(ConfigKeys.STEP),
        section.get(ConfigKeys.EPOCHS).intValue(),
        section.get(ConfigKeys.BATCH_SIZE).intValue(),
        section.get(ConfigKeys.DROP_LAST),
        section.get(ConfigKeys.CHECKPOINT_EVERY).intValue());
  }

  private Spec loss() {
    return new SpecReader(this::check, new SpecDefaults(plugins.losses()::get))
        .read(section, ConfigStructure.LOSS, ConfigKeys.DEFAULT_LOSS);
  }

  private void check(Spec loss, Problems here) {
    plugins.losses().check(loss, here);
    if ("none".equals(loss.values().get(REDUCTION))) {
      here.in(REDUCTION).addValue("none", "must be mean or sum: training needs one number");
    }
  }
}
