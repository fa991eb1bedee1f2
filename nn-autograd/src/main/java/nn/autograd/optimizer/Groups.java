package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.registry.ParameterFilter;
import nn.autograd.registry.RegisteredPlugin;

/**
 * The groups of one optimizer: those of the config, and one of the parameters that none of them
 * matches.
 */
final class Groups {
  private final List<Group> list = new ArrayList<>();
  private final Map<String, Group> byParameter = new LinkedHashMap<>();

  /** Divides the parameters; the last group that matches one gets it. */
  Groups(String path, RegisteredPlugin<?> plugin, Spec spec, ParameterSet parameters) {
    List<ParameterFilter> filters = spec.groups().stream().map(ParameterFilter::of).toList();
    List<List<String>> members = ParameterFilter.divide(filters, parameters.byPath());
    for (int i = 0; i < members.size(); i++) {
      add(new Group(path, plugin, values(plugin.descriptor(), spec, i), members.get(i)));
    }
  }

  private static Hyperparameters values(Descriptor descriptor, Spec spec, int place) {
    Map<String, Object> values = new LinkedHashMap<>(spec.values());
    if (place > 0) {
      values.putAll(spec.groups().get(place - 1).values());
    }
    return Hyperparameters.of(descriptor, values);
  }

  private void add(Group group) {
    list.add(group);
    group.parameters().forEach(parameter -> byParameter.put(parameter, group));
  }

  /** Returns the group with the config's values for the optimizer as a whole. */
  Group base() {
    return list.getFirst();
  }

  /** Returns whether a parameter is in one of the groups. */
  boolean has(String path) {
    return byParameter.containsKey(path);
  }

  /** Returns the place of a group in the config, from 1 on; 0 for what no group matches. */
  int number(Group group) {
    return list.indexOf(group);
  }

  /** Returns the groups that have parameters. */
  List<Group> list() {
    return list.stream().filter(group -> !group.parameters().isEmpty()).toList();
  }

  Group of(ParameterSet.Entry entry) {
    Group group = byParameter.get(entry.path());
    if (group == null) {
      throw new IllegalStateException("parameter '" + entry.path() + "' is in no group");
    }
    return group;
  }
}
