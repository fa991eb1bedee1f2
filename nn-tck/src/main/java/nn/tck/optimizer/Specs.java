package nn.tck.optimizer;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ModelRule;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.OptimizerProvider.Trait;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.HyperparameterType.Real;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;

/** Configurations that are made from others. */
public final class Specs {
  private static final String LR = "lr";
  private static final String LOOKAHEAD = "lookahead";

  /** Learning rates from 1 to 10⁻³, about three times less each. */
  private static final List<Double> LADDER = List.of(1.0, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001);

  private Specs() {}

  /** Returns the defaults; where an inner optimizer must be named, it is plain descent. */
  public static Spec defaults(Descriptor descriptor) {
    Spec spec = Spec.of(descriptor.name());
    for (Hyperparameter<?> each : descriptor.hyperparameters()) {
      if (each.type() instanceof Component && each.defaultValue() == null) {
        spec = spec.with(each.name(), Spec.of(Descent.NAME));
      }
    }
    return spec;
  }

  /**
   * Returns a configuration, and beside it the optimizer inside another: lookahead, or the kit's
   * wrapper where there is none.
   */
  static List<Spec> aloneAndWrapped(Nn nn, Spec spec) {
    return isTransformOfGradients(nn, spec) ? List.of(spec) : List.of(spec, wrapped(nn, spec));
  }

  private static Spec wrapped(Nn nn, Spec inner) {
    boolean hasLookahead =
        nn.optimizers().list().stream().anyMatch(each -> each.name().equals(LOOKAHEAD));
    Spec wrapper = hasLookahead ? Spec.of(LOOKAHEAD).with("k", 3) : Spec.of(Wrapper.NAME);
    return wrapper.with("inner", inner);
  }

  /** Returns the spec with each learning rate of a ladder; the spec alone if it has none. */
  static List<Spec> ladder(Nn nn, Spec spec) {
    List<Spec> ladder = LADDER.stream().flatMap(lr -> withLr(nn, spec, lr).stream()).toList();
    return ladder.isEmpty() ? List.of(spec) : ladder;
  }

  private static Optional<Spec> withLr(Nn nn, Spec spec, double lr) {
    Descriptor descriptor = nn.optimizers().get(spec.name()).descriptor();
    if (find(descriptor, LR).isPresent()) {
      return Optional.of(spec.with(LR, lr));
    }
    for (Hyperparameter<?> each : descriptor.hyperparameters()) {
      Optional<Spec> inner = inner(spec, each).flatMap(found -> withLr(nn, found, lr));
      if (inner.isPresent()) {
        return inner.map(found -> spec.with(each.name(), found));
      }
    }
    return Optional.empty();
  }

  /** Returns whether it, or an optimizer inside it, evaluates the loss anew. */
  static boolean needsClosure(Nn nn, Spec spec) {
    OptimizerProvider provider = nn.optimizers().get(spec.name()).provider();
    return provider.needs().contains(Need.CLOSURE)
        || inside(nn, spec).stream().anyMatch(each -> needsClosure(nn, each));
  }

  /** Returns whether it, and every optimizer inside it, trains parameters of a shape. */
  static boolean takes(Nn nn, Spec spec, Shape shape) {
    return nn.optimizers().get(spec.name()).provider().refusal(shape).isEmpty()
        && inside(nn, spec).stream().allMatch(each -> takes(nn, each, shape));
  }

  /**
   * Returns a shape, or where the optimizer refuses it, the next best: a matrix with as many rows.
   */
  static Shape accepted(Nn nn, Spec spec, Shape shape) {
    if (shape.rank() == 2 || takes(nn, spec, shape)) {
      return shape;
    }
    int rows = shape.length(0);
    return Shape.of(rows, shape.rank() == 1 ? 3 : shape.size() / rows);
  }

  /**
   * Returns whether what happens to a parameter depends on that parameter alone, by the kind of the
   * rule or by what the provider declares, and so inside it.
   */
  static boolean areParametersIndependent(Nn nn, Spec spec) {
    RegisteredPlugin<OptimizerProvider> plugin = nn.optimizers().get(spec.name());
    boolean itself =
        switch (plugin.provider()) {
          case RuleProvider rules -> !(rule(rules, plugin, spec) instanceof ModelRule);
          case UpdateTransformProvider _ -> true;
          default -> plugin.provider().traits().contains(Trait.PARAMETERS_ARE_INDEPENDENT);
        };
    return itself && inside(nn, spec).stream().allMatch(each -> areParametersIndependent(nn, each));
  }

  /** Returns the rule of a configuration. */
  static Rule rule(RuleProvider rules, RegisteredPlugin<OptimizerProvider> plugin, Spec spec) {
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    return plugin.call("rule", () -> rules.rule(values));
  }

  /** Creates an optimizer; in the case of a transform of gradients, descent behind it. */
  static Optimizer create(Nn nn, Spec spec, SequencedMap<String, ? extends Parameter> parameters) {
    return isTransformOfGradients(nn, spec)
        ? nn.optimizers().create(Spec.of(Descent.NAME), List.of(spec), parameters)
        : nn.optimizers().create(spec, parameters);
  }

  private static boolean isTransformOfGradients(Nn nn, Spec spec) {
    return nn.optimizers().get(spec.name()).provider() instanceof GradientTransformProvider;
  }

  private static List<Spec> inside(Nn nn, Spec spec) {
    return nn.optimizers().get(spec.name()).descriptor().hyperparameters().stream()
        .flatMap(each -> inner(spec, each).stream())
        .toList();
  }

  private static Optional<Spec> inner(Spec spec, Hyperparameter<?> hyperparameter) {
    Object given = spec.values().get(hyperparameter.name());
    Object value = given == null ? hyperparameter.defaultValue() : given;
    return value != null && hyperparameter.type() instanceof Component type
        ? Optional.ofNullable(type.read(value))
        : Optional.empty();
  }

  /** Returns a configuration with a value wherever it and the optimizers inside it may have it. */
  static Spec with(Nn nn, Spec spec, String hyperparameter, double value) {
    Descriptor descriptor = nn.optimizers().get(spec.name()).descriptor();
    Spec changed =
        mayBe(descriptor, hyperparameter, value) ? spec.with(hyperparameter, value) : spec;
    for (Hyperparameter<?> each : descriptor.hyperparameters()) {
      Optional<Spec> inner = inner(spec, each);
      if (inner.isPresent()) {
        changed = changed.with(each.name(), with(nn, inner.get(), hyperparameter, value));
      }
    }
    return changed;
  }

  /** Returns whether there is a real number of a name that may have a value. */
  static boolean mayBe(Descriptor descriptor, String hyperparameter, double value) {
    return find(descriptor, hyperparameter)
        .map(Hyperparameter::type)
        .filter(type -> type instanceof Real real && real.range().contains(value))
        .isPresent();
  }

  /** Returns the hyperparameter of a name. */
  static Optional<Hyperparameter<?>> find(Descriptor descriptor, String name) {
    return descriptor.hyperparameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  /** Returns two values inside the borders of an interval. */
  static double[] inside(nn.api.plugin.Range range) {
    boolean hasMin = Double.isFinite(range.min());
    boolean hasMax = Double.isFinite(range.max());
    double width = hasMin && hasMax ? range.max() - range.min() : 1;
    double origin = hasMin ? range.min() : hasMax ? range.max() - width : 0;
    return DoubleStream.of(0.125, 0.25).map(part -> origin + part * width).toArray();
  }
}
