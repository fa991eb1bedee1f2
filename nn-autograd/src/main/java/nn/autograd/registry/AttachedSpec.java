package nn.autograd.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.api.schedule.ScheduleProvider;

/**
 * A schedule with what is said of how it is attached to an optimizer.
 *
 * @param schedule the schedule alone
 * @param drives what it drives: {@code lr}, {@code betas[0]} or {@code inner.lr}
 * @param warmUp how long its value rises before it begins
 */
public record AttachedSpec(Spec schedule, String drives, WarmUpDuration warmUp) {
  /** The key that names the hyperparameter a schedule drives. */
  public static final String DRIVES = "drives";

  /** The key that says how long the value rises before the schedule begins. */
  public static final String WARM_UP = "warmup";

  /** What a schedule drives unless it says otherwise. */
  public static final String DEFAULT_DRIVES = "lr";

  /** The problem of a schedule that drives what another one drives. */
  public static final String DRIVEN_ALREADY = "another schedule drives it already";

  /** Takes a spec apart, and reports what is wrong with it whatever optimizer it is for. */
  public static AttachedSpec read(
      Spec spec, Registry<ScheduleProvider> registry, Problems problems) {
    SequencedMap<String, Object> values = new LinkedHashMap<>(spec.values());
    Object drives = values.remove(DRIVES);
    if (drives != null && !(drives instanceof String)) {
      problems
          .in(DRIVES)
          .addValue(
              drives, "must be the name of a hyperparameter. Default " + DEFAULT_DRIVES + ".");
    }
    Object warmUp = values.remove(WARM_UP);
    reportMisspelt(spec, values, registry, problems);
    Spec schedule = new Spec(spec.name(), values, spec.groups());
    registry.check(schedule, null, problems);
    return new AttachedSpec(
        schedule,
        drives instanceof String name ? name : DEFAULT_DRIVES,
        warmUp == null ? WarmUpDuration.NONE : warmUp(warmUp, problems.in(WARM_UP)));
  }

  /** Takes keys away that resemble those of this class and are none of the plugin. */
  private static void reportMisspelt(
      Spec spec,
      SequencedMap<String, Object> values,
      Registry<ScheduleProvider> registry,
      Problems problems) {
    List<String> declared =
        registry.find(spec.name()).stream()
            .flatMap(plugin -> plugin.descriptor().hyperparameters().stream())
            .map(Hyperparameter::name)
            .toList();
    for (String key : List.copyOf(values.keySet())) {
      String meant = Suggestions.didYouMean(key, List.of(DRIVES, WARM_UP));
      if (!meant.isEmpty()
          && !declared.contains(key)
          && Suggestions.nearest(key, declared).isEmpty()) {
        problems.add("'" + key + "' is unknown for '" + spec.name() + "'." + meant);
        values.remove(key);
      }
    }
  }

  private static WarmUpDuration warmUp(Object given, Problems problems) {
    return WarmUpDuration.read(given)
        .orElseGet(() -> {
          problems.addValue(given, "must be " + WarmUpDuration.EXPECTED + ". Default none.");
          return WarmUpDuration.NONE;
        });
  }
}
