package nn.autograd.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import nn.api.Parameter;

/**
 * The parameters of a model by path, as messages list them; immutable.
 *
 * <p>Before a model is made, small parameters may stand for its own: they have the same paths,
 * ranks and roles, and texts say what their shapes will be.
 */
public final class ModelParameters {
  private static final int MOST_LISTED = 40;

  private final SequencedMap<String, Parameter> byPath;
  private final Map<String, String> shapes;

  private ModelParameters(SequencedMap<String, Parameter> byPath, Map<String, String> shapes) {
    this.byPath = Collections.unmodifiableSequencedMap(byPath);
    this.shapes = shapes;
  }

  /** Returns the parameters of a model. */
  public static ModelParameters of(SequencedMap<String, ? extends Parameter> byPath) {
    return new ModelParameters(new LinkedHashMap<>(byPath), Map.of());
  }

  /** Returns these parameters with texts for some of their shapes, by path: {@code [32, ?]}. */
  public ModelParameters withShapes(Map<String, String> texts) {
    return new ModelParameters(byPath, Collections.unmodifiableMap(new LinkedHashMap<>(texts)));
  }

  /** Returns the parameters by path, in the order of the model. */
  public SequencedMap<String, Parameter> byPath() {
    return byPath;
  }

  /** Returns the parameters that are not frozen. */
  public ModelParameters trained() {
    SequencedMap<String, Parameter> trained = new LinkedHashMap<>(byPath);
    trained.values().removeIf(parameter -> !parameter.requiresGrad());
    return new ModelParameters(trained, shapes);
  }

  /** Returns some of the parameters. */
  ModelParameters only(Collection<String> paths) {
    SequencedMap<String, Parameter> some = new LinkedHashMap<>(byPath);
    some.keySet().retainAll(paths);
    return new ModelParameters(some, shapes);
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  /** Returns {@code 0.weight [32, 64] weight, 0.bias [32] bias}. */
  @Override
  public String toString() {
    String listed =
        byPath.entrySet().stream()
            .limit(MOST_LISTED)
            .map(entry -> entry.getKey() + " " + shape(entry) + " " + entry.getValue().role())
            .collect(Collectors.joining(", "));
    int more = byPath.size() - MOST_LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  private String shape(Map.Entry<String, Parameter> entry) {
    return shapes.getOrDefault(entry.getKey(), entry.getValue().shape().toString());
  }
}
