package nn.tck.hostile;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import nn.api.Shape;
import nn.api.optim.Elements;
import nn.api.optim.EvaluationWeights;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** Rules that abuse what is more than an element: numbers, shaped state, matrices, chance. */
final class WideRules {
  private static final Slot COUNT = Slot.zeros("count", Role.OTHER).perParameter();

  private WideRules() {}

  private static void descend(Step step, Elements e, float factor) {
    float eta = factor * (float) step.value(Hostile.LR);
    for (int i = e.from(); i < e.to(); i++) {
      e.values()[i] -= eta * e.gradients()[i];
    }
  }

  /** Counts in a field what belongs into a slot with a number per parameter. */
  public static final class FieldCounting extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      Map<String, Integer> counts = new ConcurrentHashMap<>();
      return (ParameterRule)
          (step, parameter) ->
              descend(step, parameter, 1f / counts.merge(parameter.path(), 1, Integer::sum));
    }
  }

  /** Knows vectors and matrices alone, and does not refuse the rest. */
  public static final class Flat extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ParameterRule)
          (step, parameter) -> {
            if (parameter.shape().rank() > 2) {
              throw new IllegalStateException("more than rows and columns");
            }
            descend(step, parameter, 1);
          };
    }
  }

  /** Knows vectors and matrices alone, and leaves the rest as it is. */
  public static final class Skipping extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ParameterRule)
          (step, parameter) -> {
            if (parameter.shape().rank() <= 2) {
              descend(step, parameter, values.get(MAXIMIZE) ? -1 : 1);
            }
          };
    }
  }

  /** Changes a number per parameter for each range. */
  public static final class NumberWriting extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public List<Slot> slots() {
          return List.of(MOMENTUM, COUNT);
        }

        @Override
        public void update(Step step, Elements e) {
          step.scalar(COUNT).set(step.scalar(COUNT).get() + 1);
          super.update(step, e);
        }
      };
    }
  }

  /** Keeps an array of a shape that is another each time. */
  public static final class RandomlyShaped extends Hostile {
    private static final Slot ARRAY =
        Slot.zeros("array", Role.OTHER)
            .shaped(_ -> Shape.of(1 + ThreadLocalRandom.current().nextInt(1000)));

    private record Shaped() implements ParameterRule {
      @Override
      public List<Slot> slots() {
        return List.of(ARRAY);
      }

      @Override
      public void update(Step step, ParameterState parameter) {
        descend(step, parameter, 1);
      }
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new Shaped();
    }
  }

  /** Takes a scratch matrix for its own, and finds the last gradient in it. */
  public static final class ScratchKeeping extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      Map<String, Matrix> kept = new ConcurrentHashMap<>();
      return (ParameterRule)
          (step, parameter) -> {
            Matrix last = kept.computeIfAbsent(parameter.path(), _ -> parameter.scratch());
            if (step.number() > 1) {
              parameter.valueMatrix().add(-0.01f, last);
            }
            descend(step, parameter, 1);
            last.assign(parameter.gradientMatrix());
          };
    }
  }

  /** Throws dice of its own. */
  public static final class Dicing extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private final Random random = new Random(1);

        @Override
        float gradient(Elements e, int i) {
          return super.gradient(e, i) * (1 + 0.1f * random.nextFloat());
        }
      };
    }
  }

  /** Forgets its momentum when its weights are looked at. */
  public static final class Showing extends Hostile {
    private static final class Shown extends Momentum implements EvaluationWeights {
      Shown(Hyperparameters values) {
        super(values);
      }

      @Override
      public void show(Step step, Elements e) {
        float[] momentum = e.slot(MOMENTUM);
        for (int i = e.from(); i < e.to(); i++) {
          momentum[i] = 0;
        }
      }
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new Shown(values);
    }
  }
}
