package nn.tck.hostile;

import nn.api.optim.Elements;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** Rules that compute what they should not. */
final class NumberRules {
  private NumberRules() {}

  /** Throws at its third step. */
  public static final class Throwing extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          if (step.number() == 3) {
            throw new IllegalStateException("the third step is one too many");
          }
        }
      };
    }
  }

  /** Divides by the size of the gradient, also if that is 0. */
  public static final class NanWriting extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return e.gradients()[i] / Math.abs(e.gradients()[i]);
        }
      };
    }
  }

  /** Throws where the square of a gradient overflows. */
  public static final class Overflowing extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          float g = super.gradient(e, i);
          if (Float.isInfinite(g * g)) {
            throw new ArithmeticException("too large a gradient");
          }
          return g;
        }
      };
    }
  }

  /** Counts steps in an int. */
  public static final class IntCounting extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          double warm = 1 - StrictMath.pow(0.9, (int) step.number());
          for (int i = e.from(); i < e.to(); i++) {
            update(e, i, gradient(e, i), (float) (step.value(LR) * StrictMath.sqrt(warm)));
          }
        }
      };
    }
  }

  /** Rounds its momentum to a few digits. */
  public static final class Coarse extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          super.update(step, e);
          for (int i = e.from(); i < e.to(); i++) {
            e.slot(MOMENTUM)[i] = Float.float16ToFloat(Float.floatToFloat16(e.slot(MOMENTUM)[i]));
          }
        }
      };
    }
  }

  /** Adds noise from the clock. */
  public static final class NonDeterministic extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return e.gradients()[i] * (1 + 1e-3f * (System.nanoTime() % 97));
        }
      };
    }
  }

  /** Limits the gradients in place. */
  public static final class GradientChanging extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          e.gradients()[i] = Math.clamp(e.gradients()[i], -1, 1);
          return e.gradients()[i];
        }
      };
    }
  }

  /** Climbs where it should descend. */
  public static final class Climbing extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return -super.gradient(e, i);
        }
      };
    }
  }
}
