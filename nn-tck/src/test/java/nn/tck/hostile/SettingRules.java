package nn.tck.hostile;

import nn.api.optim.Elements;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** Rules that do not heed their hyperparameters. */
final class SettingRules {
  private SettingRules() {}

  /** Reads the learning rate from the config. */
  public static final class ScheduleIgnoring extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      double lr = values.get(LR);
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          for (int i = e.from(); i < e.to(); i++) {
            update(e, i, gradient(e, i), (float) lr);
          }
        }
      };
    }
  }

  /** Reads the learning rate when it first steps. */
  public static final class FirstRateKeeping extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        private double lr = -1;

        @Override
        public void update(Step step, Elements e) {
          lr = lr < 0 ? step.value(LR) : lr;
          for (int i = e.from(); i < e.to(); i++) {
            update(e, i, gradient(e, i), (float) lr);
          }
        }
      };
    }
  }

  /** Declares maximize and descends. */
  public static final class MaximizeIgnoring extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return e.gradients()[i];
        }
      };
    }
  }
}
