package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.plugin.Spec;
import nn.autograd.registry.ParameterFilter;

/**
 * Which parameters the groups of an optimizer give to other optimizers.
 *
 * @param kept the paths of those that stay, in the order of the model
 */
record Routes(List<String> kept, List<Route> list) {

  /**
   * Parameters that another optimizer trains.
   *
   * @param place which group names it: {@code groups[0]}
   */
  record Route(String place, Spec optimizer, List<String> paths) {}

  /** Divides the parameters of an optimizer. */
  static Routes of(Spec spec, SequencedMap<String, ? extends Parameter> parameters) {
    List<ParameterFilter> filters = spec.groups().stream().map(ParameterFilter::of).toList();
    List<List<String>> parts = ParameterFilter.divide(filters, parameters);
    List<String> kept = new ArrayList<>(parameters.keySet());
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      List<String> paths = parts.get(i + 1);
      if (spec.groups().get(i).optimizer().isPresent()) {
        Spec optimizer = spec.groups().get(i).optimizer().get();
        routes.add(new Route("groups[" + i + "]", optimizer, paths));
        kept.removeAll(paths);
      }
    }
    return new Routes(List.copyOf(kept), List.copyOf(routes));
  }
}
