package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The name that a recorded layer has inside a module of the recording program: PyTorch calls the
 * weights of an attribute {@code attention} {@code attention.in_proj_weight} and so on.
 */
final class OuterName {
  private OuterName() {}

  /** Returns what a layer owns under the names of a trace, which may have a part more in front. */
  static <T> Map<String, T> added(Map<String, T> owned, Map<String, ?> recorded) {
    String outer = of(recorded.keySet(), owned.keySet());
    Map<String, T> named = new LinkedHashMap<>();
    owned.forEach((name, thing) -> named.put(outer + name, thing));
    return named;
  }

  /** Returns what stands in front of all recorded names but in front of none of the layer's. */
  private static String of(Set<String> recorded, Set<String> owned) {
    String first = recorded.stream().findFirst().orElse("");
    String outer = first.substring(0, first.indexOf('.') + 1);
    boolean isCommon = recorded.stream().allMatch(name -> name.startsWith(outer));
    return isCommon && owned.stream().noneMatch(name -> name.startsWith(outer)) ? outer : "";
  }
}
