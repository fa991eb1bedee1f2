package nn.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.layer.InputShapeException;
import nn.api.plugin.Spec;
import nn.autograd.CreatedLayer;
import nn.autograd.LayerOptions;
import nn.autograd.Nn;

/**
 * Layers one after another with the shapes between them and all that they will own, before anything
 * large is allocated.
 *
 * {@snippet :
 * ModelPlan plan = ModelPlan.of(nn, Shape.of(1, 28, 28), layers);
 * plan.output();        // [10]
 * plan.parameters();    // the shape of each, by path
 * Module model = plan.build(new Layers(nn));
 * }
 *
 * @param input the shape of one sample of what comes into the first layer
 * @param steps the layers
 */
public record ModelPlan(Shape input, List<Step> steps) {

  /** Copies the list. */
  public ModelPlan {
    steps = List.copyOf(steps);
  }

  /**
   * A layer that is planned.
   *
   * @param spec its name and hyperparameters
   * @param input the shape of one sample of what comes in
   * @param output the shape of one sample of what goes out
   * @param multiplyAdds how many multiplications with an addition a sample takes
   * @param parameters the shape and role of each, by path within the layer
   * @param buffers the shape of each, by path within the layer
   */
  public record Step(
      Spec spec,
      Shape input,
      Shape output,
      long multiplyAdds,
      SequencedMap<String, Planned> parameters,
      SequencedMap<String, Shape> buffers) {}

  /** A parameter that is planned. */
  public record Planned(Shape shape, ParameterRole role) {}

  /** Thrown where a layer does not fit what the one before it gives. */
  public static final class MisfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int position;

    MisfitException(int position, InputShapeException cause) {
      super(cause.getMessage(), cause);
      this.position = position;
    }

    /** Returns the position of the layer, from 0. */
    public int position() {
      return position;
    }
  }

  /**
   * Plans a model.
   *
   * @param input the shape of one sample of what comes into the first layer
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with a spec
   * @throws MisfitException if a layer does not fit what the one before gives
   */
  public static ModelPlan of(Nn nn, Shape input, List<Spec> layers) {
    List<Step> steps = new ArrayList<>();
    Shape shape = input;
    for (Spec spec : layers) {
      Step step = step(nn, spec, shape, steps.size());
      steps.add(step);
      shape = step.output();
    }
    return new ModelPlan(input, steps);
  }

  private static Step step(Nn nn, Spec spec, Shape input, int position) {
    try {
      CreatedLayer created = nn.layers().create(spec, input, LayerOptions.ofSizesOnly());
      Module module = LayerModule.of(created);
      SequencedMap<String, Planned> parameters = new LinkedHashMap<>();
      module.parameters().forEach((path, each) -> parameters.put(path, planned(each)));
      SequencedMap<String, Shape> buffers = new LinkedHashMap<>();
      module.buffers().forEach((path, each) -> buffers.put(path, each.shape()));
      return new Step(
          spec,
          input,
          created.layer().outputShape(input),
          created.layer().multiplyAdds(input),
          parameters,
          buffers);
    } catch (InputShapeException e) {
      throw new MisfitException(position, e);
    }
  }

  private static Planned planned(Parameter parameter) {
    return new Planned(parameter.shape(), parameter.role());
  }

  /** Returns the shape of one sample of what comes out of the last layer. */
  public Shape output() {
    return steps.isEmpty() ? input : steps.getLast().output();
  }

  /** Returns the parameters of all layers by path; the last weight has the role of an output. */
  public SequencedMap<String, Planned> parameters() {
    SequencedMap<String, Planned> all = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String prefix = i + ".";
      steps.get(i).parameters().forEach((path, each) -> all.put(prefix + path, each));
    }
    String output = outputPath(all);
    all.computeIfPresent(output, (_, each) -> new Planned(each.shape(), ParameterRole.OUTPUT));
    return all;
  }

  /** Returns the path of the last weight; empty if there is none. */
  private static String outputPath(SequencedMap<String, Planned> parameters) {
    return parameters.reversed().entrySet().stream()
        .filter(entry -> entry.getValue().role() == ParameterRole.WEIGHT)
        .map(entry -> entry.getKey())
        .findFirst()
        .orElse("");
  }

  /** Returns the shapes of the buffers of all layers by path. */
  public SequencedMap<String, Shape> buffers() {
    SequencedMap<String, Shape> all = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String prefix = i + ".";
      steps.get(i).buffers().forEach((path, shape) -> all.put(prefix + path, shape));
    }
    return all;
  }

  /** Returns how many multiplications with an addition a sample takes. */
  public long multiplyAdds() {
    return steps.stream().mapToLong(Step::multiplyAdds).sum();
  }

  /** Returns the model, with values in its parameters. */
  public Module build(Layers layers) {
    return layers.build(this);
  }

  /** Returns how a layer is made: the last weight of the model is its output. */
  LayerOptions options(LayerOptions options, int position) {
    String prefix = position + ".";
    return parameters().entrySet().stream()
        .filter(entry -> entry.getValue().role() == ParameterRole.OUTPUT)
        .map(entry -> entry.getKey())
        .filter(path -> path.startsWith(prefix))
        .findFirst()
        .map(path -> options.withOutput(path.substring(prefix.length())))
        .orElse(options);
  }
}
