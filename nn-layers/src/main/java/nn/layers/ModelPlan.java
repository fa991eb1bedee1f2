package nn.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.TooManyElementsException;
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
 * plan.parameters();    // the shape and the role of each, by path
 * Module model = plan.build(new Layers(nn));
 * }
 *
 * @param input the shape of one sample of what comes into the first layer
 * @param steps the layers
 * @param frozen the parameters that are not trained, by their paths in the model
 */
public record ModelPlan(Shape input, List<Step> steps, FrozenPaths frozen) {

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
   * @param parameters by path within the layer; they have shapes and roles, but no values
   * @param buffers by path within the layer
   * @param outputWeight the path within the layer of the weight whose outputs are the model's
   */
  public record Step(
      Spec spec,
      Shape input,
      Shape output,
      long multiplyAdds,
      SequencedMap<String, Parameter> parameters,
      SequencedMap<String, Tensor> buffers,
      Optional<String> outputWeight) {

    private static Step of(
        Nn nn, Spec spec, Shape input, Optional<String> outputWeight, LayerOptions sizes) {
      LayerOptions options = outputWeight.map(sizes::withOutput).orElse(sizes);
      CreatedLayer created = nn.layers().create(spec, input, options);
      Module module = LayerModule.of(created);
      return new Step(
          spec,
          input,
          created.layer().outputShape(input),
          created.layer().multiplyAdds(input),
          module.parameters(),
          module.buffers(),
          outputWeight);
    }

    /** Returns how many elements the parameters have together. */
    public long parameterCount() {
      return parameters.values().stream().mapToLong(each -> each.shape().size()).sum();
    }

    private Optional<String> lastWeight() {
      return parameters.reversed().entrySet().stream()
          .filter(entry -> entry.getValue().role() == ParameterRole.WEIGHT)
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /** Thrown where a layer does not fit what the one before it gives. */
  public static final class MisfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    MisfitException(int position, String message, IllegalArgumentException cause) {
      super(message, cause);
      this.position = position;
    }

    /** Returns the position of the layer, from 0. */
    public int position() {
      return position;
    }
  }

  /**
   * Plans a model. The role of its last weight is {@link ParameterRole#OUTPUT}.
   *
   * @param input the shape of one sample of what comes into the first layer
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with a spec
   * @throws MisfitException if a layer does not fit what the one before gives, or is too large
   */
  public static ModelPlan of(Nn nn, Shape input, List<Spec> layers) {
    return of(nn, input, layers, FrozenPaths.NONE);
  }

  /**
   * Plans a model of which some parameters are not trained.
   *
   * @param input the shape of one sample of what comes into the first layer
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with a spec
   * @throws MisfitException if a layer does not fit what the one before gives, or is too large
   */
  public static ModelPlan of(Nn nn, Shape input, List<Spec> layers, FrozenPaths frozen) {
    List<Step> steps = new ArrayList<>();
    LayerOptions sizes = LayerOptions.ofSizesOnly().withFrozen(frozen);
    Shape shape = input;
    for (Spec spec : layers) {
      Step step = step(nn, spec, shape, steps.size(), sizes);
      steps.add(step);
      shape = step.output();
    }
    markOutput(nn, steps, sizes);
    return new ModelPlan(input, steps, frozen);
  }

  private static Step step(Nn nn, Spec spec, Shape input, int position, LayerOptions sizes) {
    try {
      return Step.of(nn, spec, input, Optional.empty(), sizes.in(Integer.toString(position)));
    } catch (InputShapeException e) {
      throw new MisfitException(position, String.valueOf(e.getMessage()), e);
    } catch (TooManyElementsException e) {
      throw new MisfitException(position, spec + " is too large: " + e.getMessage(), e);
    }
  }

  private static void markOutput(Nn nn, List<Step> steps, LayerOptions sizes) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.lastWeight().isPresent()) {
        LayerOptions inside = sizes.in(Integer.toString(i));
        steps.set(i, Step.of(nn, step.spec(), step.input(), step.lastWeight(), inside));
        return;
      }
    }
  }

  /** Returns the shape of one sample of what comes out of the last layer. */
  public Shape output() {
    return steps.isEmpty() ? input : steps.getLast().output();
  }

  /** Returns the parameters of all layers by path; they have shapes and roles, but no values. */
  public SequencedMap<String, Parameter> parameters() {
    return byPath(Step::parameters);
  }

  /** Returns the buffers of all layers by path. */
  public SequencedMap<String, Tensor> buffers() {
    return byPath(Step::buffers);
  }

  private <T> SequencedMap<String, T> byPath(Function<Step, SequencedMap<String, T>> own) {
    SequencedMap<String, T> all = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String prefix = i + ".";
      own.apply(steps.get(i)).forEach((path, each) -> all.put(prefix + path, each));
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
}
