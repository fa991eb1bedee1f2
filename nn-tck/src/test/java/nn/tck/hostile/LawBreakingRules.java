package nn.tck.hostile;

import java.util.Set;
import nn.api.optim.Elements;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.tck.Law;

/** Rules that break a law, whether their author claims it or all do. */
final class LawBreakingRules {
  private LawBreakingRules() {}

  /** Shrinks parameters whatever the learning rate. */
  public static final class Shrinking extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          super.update(step, e);
          for (int i = e.from(); i < e.to(); i++) {
            e.values()[i] *= 0.999f;
          }
        }
      };
    }
  }

  /** Moves also where there is no gradient. */
  public static final class Drifting extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return super.gradient(e, i) + 1e-3f * e.values()[i];
        }
      };
    }
  }

  /** Believes gradients above 0 more than those below. */
  public static final class Lopsided extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          float g = super.gradient(e, i);
          return g > 0 ? g : 0.9f * g;
        }
      };
    }
  }

  /** Claims to be linear, and limits gradients. */
  public static final class Clipping extends Hostile implements Claims {
    @Override
    public Set<Law> laws() {
      return Law.usualAnd(Law.LINEAR_IN_SCALE);
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return Math.clamp(super.gradient(e, i), -1, 1);
        }
      };
    }
  }

  /** Claims that the size of gradients does not matter. */
  public static final class Scaling extends Hostile implements Claims {
    @Override
    public Set<Law> laws() {
      return Law.usualAnd(Law.INVARIANT_TO_GRADIENT_SCALE);
    }
  }

  /** Claims decoupled decay. */
  abstract static class Decoupled extends Hostile implements Claims {
    static final Hyperparameter<Double> WEIGHT_DECAY =
        Hyperparameter.real("weight_decay", Range.atLeast(0), "Decay.").byDefault(0.0);

    @Override
    public Set<Law> laws() {
      return Law.usualAnd(Law.DECOUPLED_WEIGHT_DECAY);
    }

    @Override
    public Descriptor descriptor() {
      return super.descriptor().withHyperparameters(WEIGHT_DECAY);
    }
  }

  /** Decays as it claims. */
  private static class Decaying extends Hostile.Momentum {
    Decaying(Hyperparameters values) {
      super(values);
    }

    @Override
    public void update(Step step, Elements e) {
      float kept = (float) (1 - step.value(Hostile.LR) * values.get(Decoupled.WEIGHT_DECAY));
      for (int i = e.from(); i < e.to(); i++) {
        e.values()[i] *= kept;
      }
      super.update(step, e);
    }
  }

  /** Tells no wrapper that it decays. */
  public static final class Concealing extends Decoupled {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Decaying(values);
    }
  }

  /** Tells wrappers what its decay was before a schedule. */
  public static final class Outdated extends Decoupled {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Decaying(values) {
        @Override
        public double keptByDecay(Step step) {
          return 1 - values.get(Hostile.LR) * values.get(WEIGHT_DECAY);
        }
      };
    }
  }

  /** Puts its decay into the gradient. */
  public static final class Coupled extends Decoupled {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          double decay = values.get(WEIGHT_DECAY);
          return super.gradient(e, i) + (float) decay * e.values()[i];
        }
      };
    }
  }
}
