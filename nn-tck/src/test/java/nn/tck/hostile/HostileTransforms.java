package nn.tck.hostile;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import nn.api.math.Sums;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ParameterRule;
import nn.api.optim.Rule;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Transforms of gradients, each of which breaks one contract. */
final class HostileTransforms {
  private HostileTransforms() {}

  /** Is no more than a name. */
  abstract static class Transform implements GradientTransformProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of(
              "hostile_" + getClass().getSimpleName().toLowerCase(Locale.ROOT), "Halves, or not.")
          .withReference("nowhere");
    }

    static void scale(Elements e, float factor) {
      float[] g = e.gradients();
      for (int i = e.from(); i < e.to(); i++) {
        g[i] *= factor;
      }
    }
  }

  /** As it should be. */
  public static final class Halving extends Transform {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ElementwiseRule) (_, e) -> scale(e, 0.5f);
    }
  }

  /** Decays the values while it is there. */
  public static final class ValueChanging extends Transform {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ElementwiseRule)
          (_, e) -> {
            for (int i = e.from(); i < e.to(); i++) {
              e.values()[i] *= 0.99f;
            }
          };
    }
  }

  /** Divides by a norm that may be 0. */
  public static final class Normalizing extends Transform {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ParameterRule)
          (_, p) ->
              scale(p, (float) (1 / Math.sqrt(Sums.squares(p.gradients(), p.from(), p.to()))));
    }
  }

  /** Counts the steps itself, in a field. */
  public static final class Fading extends Transform {
    @Override
    public Rule rule(Hyperparameters values) {
      AtomicInteger calls = new AtomicInteger();
      return (ParameterRule) (_, p) -> scale(p, 1f / (1 + calls.getAndIncrement() / 3));
    }
  }
}
