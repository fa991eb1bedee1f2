package nn.lab.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.ModelParameters;
import nn.lab.config.DataConfig.Known;
import nn.layers.FrozenPaths;
import nn.layers.ModelPlan;
import nn.layers.ModelPlan.MisfitException;

/**
 * The layers of a config, before the network is made.
 *
 * @param plugins what a config may name
 * @param layers the layers, each right by itself
 * @param frozen the parameters that are not trained
 */
public record Network(Plugins plugins, List<Spec> layers, FrozenPaths frozen) {
  /** How many values a sample of a table may have, where the file is not read yet. */
  private static final List<Integer> WIDTHS = List.of(1, 2);

  /** Copies the list. */
  public Network {
    layers = List.copyOf(layers);
  }

  /** Creates the network of a config. */
  public Network(Plugins plugins, ModelConfig model) {
    this(plugins, model.layers(), model.frozen());
  }

  /**
   * What became of a plan for samples of one shape.
   *
   * @param plan empty if a layer does not fit
   * @param position the layer that does not fit
   * @param problem empty if all is right
   */
  private record Attempt(Optional<ModelPlan> plan, int position, Optional<String> problem) {
    /** Returns how much of the network fits: the more, the nearer is the shape to what is meant. */
    int fitting() {
      boolean isRow = plan.filter(made -> made.output().rank() == 1).isPresent();
      return 3 * position + (plan.isPresent() ? 1 : 0) + (isRow ? 1 : 0);
    }
  }

  /**
   * Returns the plan of the network for the first shape of samples with which it fits its targets.
   * So a network that begins with a convolution gets images, and one that begins with a linear
   * layer gets rows of pixels.
   *
   * @param samples the shapes that a sample may have
   * @param check what is to be predicted
   * @param problems where problems of {@code model} are reported, if it fits with none
   */
  public Optional<ModelPlan> plan(List<Shape> samples, TargetCheck check, Problems problems) {
    List<Attempt> attempts = new ArrayList<>();
    try (Nn nn = engine()) {
      for (Shape sample : samples) {
        attempts.add(attempt(nn, sample, check));
      }
    }
    Optional<Attempt> sound =
        attempts.stream().filter(attempt -> attempt.problem().isEmpty()).findFirst();
    if (sound.isEmpty()) {
      attempts.stream()
          .max(Comparator.comparingInt(Attempt::fitting))
          .ifPresent(best -> problems.in(best.position()).add(best.problem().orElseThrow()));
    }
    return sound.flatMap(Attempt::plan);
  }

  /**
   * Returns the plan of the network for a data set that nn knows.
   *
   * @throws InvalidConfigException if it does not fit
   */
  public ModelPlan plan(Known data) {
    Problems problems = Problems.at("model");
    Optional<ModelPlan> plan =
        plan(data.shapes(), new ClassCheck(data.toString(), data.classes()), problems);
    return plan.orElseThrow(() -> new InvalidConfigException(problems.list()));
  }

  private Attempt attempt(Nn nn, Shape sample, TargetCheck check) {
    try {
      ModelPlan plan = ModelPlan.of(nn, sample, layers, frozen);
      return new Attempt(Optional.of(plan), layers.size() - 1, check.network(plan));
    } catch (MisfitException e) {
      return new Attempt(
          Optional.empty(), e.position(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** Returns whether samples of a shape fit, whatever comes out. */
  public boolean fits(Shape sample) {
    try (Nn nn = engine()) {
      ModelPlan.of(nn, sample, layers);
      return true;
    } catch (MisfitException _) {
      return false;
    }
  }

  /**
   * Returns the parameters of the network for a table whose number of columns is not known yet;
   * empty if it does not fit any table.
   */
  public Optional<ModelParameters> parametersOfTable() {
    List<ModelPlan> plans = new ArrayList<>();
    try (Nn nn = engine()) {
      for (int width : WIDTHS) {
        plans.add(ModelPlan.of(nn, Shape.of(width), layers, frozen));
      }
    } catch (MisfitException _) {
      return Optional.empty(); // what is wrong is reported once the table is read
    }
    return Optional.of(parameters(plans.getFirst()).withShapes(shapes(plans)));
  }

  /** Returns the parameters of a network. */
  public static ModelParameters parameters(ModelPlan plan) {
    return ModelParameters.of(plan.parameters());
  }

  /** Returns the shapes by path, with {@code ?} where the width of the table shows. */
  private static Map<String, String> shapes(List<ModelPlan> plans) {
    SequencedMap<String, String> shapes = new LinkedHashMap<>();
    var wider = plans.getLast().parameters();
    plans
        .getFirst()
        .parameters()
        .forEach((path, each) -> {
          List<String> lengths = new ArrayList<>();
          Shape other = wider.containsKey(path) ? wider.get(path).shape() : each.shape();
          for (int i = 0; i < each.shape().rank(); i++) {
            int length = each.shape().length(i);
            lengths.add(length == other.length(i) ? Integer.toString(length) : "?");
          }
          shapes.put(path, lengths.toString());
        });
    return shapes;
  }

  private Nn engine() {
    return plugins.engine().threads(1).build();
  }
}
