package nn.tck.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** Rules that keep in fields what belongs into slots, or nowhere. */
final class KeepingRules {
  private KeepingRules() {}

  /** Keeps the sum of its gradients in a field. */
  public static final class StateKeeping extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private float[] sum = new float[0];

        @Override
        public void update(Step step, Elements e) {
          synchronized (this) {
            sum = Arrays.copyOf(sum, Math.max(sum.length, e.to()));
          }
          super.update(step, e);
        }

        @Override
        float gradient(Elements e, int i) {
          sum[i] += e.gradients()[i];
          return sum[i];
        }
      };
    }
  }

  /** Takes the array of gradients for a copy of the last ones. */
  public static final class Aliasing extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private float[] previous = new float[0];

        @Override
        public void update(Step step, Elements e) {
          super.update(step, e);
          previous = e.gradients();
        }

        @Override
        float gradient(Elements e, int i) {
          return e.gradients()[i] + (previous.length == 0 ? 0 : 0.1f * previous[i]);
        }
      };
    }
  }

  /** Remembers every step it ever made, and goes through them all. */
  public static final class Hoarding extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private List<Long> history = List.of();

        @Override
        public void update(Step step, Elements e) {
          List<Long> longer = new ArrayList<>(history);
          longer.add(step.number());
          history = longer;
          super.update(step, e);
        }
      };
    }
  }

  /** Notes every step in a list. */
  public static final class Remembering extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private final List<Long> history = new ArrayList<>();

        @Override
        public void update(Step step, Elements e) {
          history.add(step.number());
          super.update(step, e);
        }
      };
    }
  }
}
