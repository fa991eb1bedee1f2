package nn.lab.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nn.api.plugin.HyperparameterType.Whole;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.registry.AttachedSpec;
import nn.autograd.registry.Drivables;
import nn.autograd.registry.Drivables.Drivable;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.WarmUpDuration;
import nn.lab.config.Node.Sequence;

/** Reads {@code schedule}: one schedule, or a list of them. */
final class ScheduleReader {
  static final String DRIVES = AttachedSpec.DRIVES;

  private final Plugins plugins;
  private final SequencedMap<Spec, Drivables> optimizers = new LinkedHashMap<>();
  private final SpecReader schedules;

  /**
   * Creates a reader.
   *
   * @param optimizers whose values may be wrong
   */
  ScheduleReader(Plugins plugins, List<Spec> optimizers) {
    this.plugins = plugins;
    for (Spec optimizer : optimizers) {
      Drivables.of(optimizer, plugins.optimizers())
          .ifPresent(drivables -> this.optimizers.put(optimizer, drivables));
    }
    this.schedules = new SpecReader(this::check, new SpecDefaults(plugins.schedules()::get));
  }

  /** Returns the JSON schema of how long a warm-up lasts. */
  static Map<String, Object> warmUpSchema() {
    SequencedMap<String, Object> text = new LinkedHashMap<>();
    text.put("type", "string");
    text.put("pattern", WarmUpDuration.PATTERN);
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", "How long the value rises from 0 before the schedule begins.");
    schema.put(
        "anyOf",
        List.of(SchemaTypes.of(new Whole(Range.atLeast(0)), PluginKind.SCHEDULE.name()), text));
    return schema;
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

  private void checkDistinct(List<Spec> specs, Problems problems) {
    for (Drivables drivables : optimizers.values()) {
      Set<Drivable> taken = new LinkedHashSet<>();
      for (int i = 0; i < specs.size(); i++) {
        String drives = String.valueOf(specs.get(i).values().get(DRIVES));
        if (!Collections.disjoint(taken, drivables.named(drives))) {
          problems.in(i).in(DRIVES).addValue(drives, AttachedSpec.DRIVEN_ALREADY);
        }
        taken.addAll(drivables.named(drives));
      }
    }
  }

  private Optional<Spec> one(Node node, Problems here) {
    return schedules.read(node, here).map(ScheduleReader::withDriven);
  }

  private void check(Spec spec, Problems here) {
    AttachedSpec attached = AttachedSpec.read(spec, plugins.schedules(), here);
    Problems at = spec.values().containsKey(DRIVES) ? here.in(DRIVES) : here;
    optimizers.forEach((optimizer, drivables) ->
        drivables.check(attached.drives(), "'" + optimizer.name() + "'", at));
  }

  private static Spec withDriven(Spec schedule) {
    return schedule.values().containsKey(DRIVES)
        ? schedule
        : schedule.with(DRIVES, AttachedSpec.DEFAULT_DRIVES);
  }
}
