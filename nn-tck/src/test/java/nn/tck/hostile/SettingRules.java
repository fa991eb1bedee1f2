package nn.tck.hostile;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

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

  /** Opens a list to schedules, and reads its second number from the config. */
  public static final class ListIgnoring extends Hostile {
    private static final Hyperparameter<List<Double>> RATES =
        Hyperparameter.reals("rates", 2, Range.closed(0, 1), "Two rates, of which it is the sum.")
            .schedulable()
            .byDefault(List.of(0.02, 0.03));

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_list", "Momentum with two rates, or not.")
          .withReference("nowhere")
          .withHyperparameters(RATES, MAXIMIZE);
    }

    @Override
    public Rule rule(Hyperparameters values) {
      double second = values.get(RATES).getLast();
      return new Momentum(values) {
        @Override
        public void update(Step step, Elements e) {
          for (int i = e.from(); i < e.to(); i++) {
            update(e, i, gradient(e, i), (float) (step.value(RATES, 0) + second));
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
