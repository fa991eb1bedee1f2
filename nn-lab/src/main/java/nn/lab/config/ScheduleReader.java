package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.Suggestions;
import nn.lab.config.Node.Sequence;

/** Reads {@code schedule}: one schedule, or a list of them. */
final class ScheduleReader {
  /** The key that names the hyperparameter a schedule changes. */
  static final String DRIVES = "drives";

  private final Plugins plugins;
  private final List<Spec> optimizers;
  private final SpecReader schedules;

  ScheduleReader(Plugins plugins, List<Spec> optimizers) {
    this.plugins = plugins;
    this.optimizers = optimizers;
    this.schedules = new SpecReader(this::check, new SpecDefaults(plugins.schedules()::get));
  }

  List<Spec> read(Node node, Problems problems) {
    List<Spec> specs = new ArrayList<>();
    if (node instanceof Sequence(var items, _)) {
      for (int i = 0; i < items.size(); i++) {
        one(items.get(i), problems.in(i)).ifPresent(specs::add);
      }
      checkDistinct(specs, problems);
    } else {
      one(node, problems).ifPresent(specs::add);
    }
    return specs;
  }

  private static void checkDistinct(List<Spec> specs, Problems problems) {
    Set<Object> driven = new LinkedHashSet<>();
    for (int i = 0; i < specs.size(); i++) {
      Object drives = specs.get(i).values().get(DRIVES);
      if (drives != null && !driven.add(drives)) {
        problems.in(i).in(DRIVES).addValue(drives, "another schedule drives it already");
      }
    }
  }

  private Optional<Spec> one(Node node, Problems here) {
    return schedules.read(node, here).map(ScheduleReader::withDriven);
  }

  private void check(Spec spec, Problems here) {
    SequencedMap<String, Object> own = new LinkedHashMap<>(spec.values());
    Object drives = own.remove(DRIVES);
    plugins.schedules().check(new Spec(spec.name(), own, spec.groups()), null, here);
    Problems at = drives == null ? here : here.in(DRIVES);
    String driven = drives == null ? ConfigKeys.DEFAULT_DRIVES : drives.toString();
    for (Spec optimizer : optimizers) {
      Set<String> open = schedulable(optimizer);
      if (!open.contains(driven)) {
        at.addValue(driven, unknown(optimizer, driven, open));
      }
    }
  }

  private static String unknown(Spec optimizer, String driven, Set<String> open) {
    return String.format(
        Locale.ROOT,
        "'%s' has no hyperparameter of that name that a schedule may drive.%s It has: %s.",
        optimizer.name(),
        Suggestions.didYouMean(driven, open),
        String.join(", ", open));
  }

  /** Returns what a schedule may drive in an optimizer or in those inside it. */
  private Set<String> schedulable(Spec optimizer) {
    Set<String> names = new LinkedHashSet<>();
    plugins.optimizers().get(optimizer.name()).descriptor().hyperparameters().stream()
        .filter(Hyperparameter::isSchedulable)
        .map(Hyperparameter::name)
        .forEach(names::add);
    optimizer.values().values().stream()
        .filter(Spec.class::isInstance)
        .forEach(inner -> names.addAll(schedulable((Spec) inner)));
    return names;
  }

  private static Spec withDriven(Spec schedule) {
    return schedule.values().containsKey(DRIVES)
        ? schedule
        : schedule.with(DRIVES, ConfigKeys.DEFAULT_DRIVES);
  }
}
