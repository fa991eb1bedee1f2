package nn.tck.optimizer;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.Spec;
import nn.autograd.Nn;

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

  /** Returns an optimizer with this one inside: lookahead, or the kit's wrapper without one. */
  static Spec wrapped(Nn nn, Spec inner) {
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
        || provider.descriptor().hyperparameters().stream()
            .anyMatch(each -> inner(spec, each).filter(in -> needsClosure(nn, in)).isPresent());
  }

  private static Optional<Spec> inner(Spec spec, Hyperparameter<?> hyperparameter) {
    Object given = spec.values().get(hyperparameter.name());
    Object value = given == null ? hyperparameter.defaultValue() : given;
    return value != null && hyperparameter.type() instanceof Component type
        ? Optional.ofNullable(type.read(value))
        : Optional.empty();
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
