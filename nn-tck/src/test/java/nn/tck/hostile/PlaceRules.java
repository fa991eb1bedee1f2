package nn.tck.hostile;

import java.util.concurrent.atomic.AtomicInteger;
import nn.api.optim.Elements;
import nn.api.optim.ParameterRule;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** Rules to which it matters where an element lies, and who updates it. */
final class PlaceRules {
  private PlaceRules() {}

  /** Divides by the largest gradient of its range. */
  public static final class BorderDependent extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private float largest(Elements e) {
          float largest = 0;
          for (int i = e.from(); i < e.to(); i++) {
            largest = Math.max(largest, Math.abs(e.gradients()[i]));
          }
          return largest;
        }

        @Override
        public void update(Step step, Elements e) {
          float scale = 1 / (1 + largest(e));
          for (int i = e.from(); i < e.to(); i++) {
            update(e, i, scale * e.gradients()[i], (float) step.value(LR));
          }
        }
      };
    }
  }

  /** Leaves every thirteenth element out. */
  public static final class IndexDependent extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return i % 13 == 0 ? 0 : super.gradient(e, i);
        }
      };
    }
  }

  /** Takes the second and third parameter that it is shown for less important. */
  public static final class OrderDependent extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      AtomicInteger shown = new AtomicInteger();
      return (ParameterRule)
          (step, parameter) -> {
            float weight = 1f / (1 + shown.getAndIncrement() % 3);
            for (int i = parameter.from(); i < parameter.to(); i++) {
              parameter.values()[i] -= weight * (float) step.value(LR) * parameter.gradients()[i];
            }
          };
    }
  }

  /** Writes one element too many. */
  public static final class Overreaching extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          super.update(step, e);
          if (e.to() < e.values().length) {
            e.values()[e.to()] = 0;
          }
        }
      };
    }
  }

  /** Asks on which thread it runs. */
  public static final class ThreadDependent extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      Thread maker = Thread.currentThread();
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return Thread.currentThread() == maker ? e.gradients()[i] : 0;
        }
      };
    }
  }
}
