package nn.tck.hostile;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nn.api.optim.Elements;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.Rule;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;

/** Providers, each of which breaks one contract around the arithmetic. */
final class HostileProviders {
  private HostileProviders() {}

  /** Returns null for a rule. */
  public static final class NullReturning extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return null;
    }
  }

  /** Says nothing of itself. */
  public static final class Silent extends Hostile {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("silent", " ").withHyperparameters(LR);
    }
  }

  /** Wants an argument. */
  public static final class Demanding extends Hostile {
    private final String summary;

    /** Nobody has the argument. */
    public Demanding(String summary) {
      this.summary = summary;
    }

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_demanding", summary).withHyperparameters(LR);
    }
  }

  /** Cannot do what its range promises. */
  public static final class RangeBreaking extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      if (values.get(LR) == 0) {
        throw new IllegalArgumentException("lr must be above 0");
      }
      return super.rule(values);
    }
  }

  /** Cannot do without its second number, and says so neither in its range nor in a check. */
  public static final class ListBreaking extends Hostile {
    private static final Hyperparameter<List<Double>> EPS =
        Hyperparameter.reals("eps", 0, Range.atLeast(0), "Two, or more.")
            .byDefault(List.of(0.1, 0.2));

    @Override
    public Descriptor descriptor() {
      return super.descriptor().withHyperparameters(EPS);
    }

    @Override
    public void check(Hyperparameters values, Problems problems) {
      if (values.get(EPS).size() < 2) {
        problems.add("eps", "must have two numbers");
      }
    }

    @Override
    public Rule rule(Hyperparameters values) {
      if (values.get(EPS).get(1) == 0) {
        throw new IllegalArgumentException("the second eps must be above 0");
      }
      return super.rule(values);
    }
  }

  /** Makes one rule of the values of the whole, for all groups. */
  public static final class GroupIgnoring extends Hostile {
    @Override
    public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
      Rule one = new SettingRules.ScheduleIgnoring().rule(values);
      return context.run(
          new Hostile() {
            @Override
            public Rule rule(Hyperparameters ofGroup) {
              return one;
            }
          });
    }
  }

  /** Counts the updates of all its optimizers together. */
  public static final class Sharing extends Hostile {
    private final AtomicInteger updates = new AtomicInteger();

    @Override
    public Rule rule(Hyperparameters values) {
      updates.set(0);
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return e.gradients()[i] / (1 + updates.incrementAndGet());
        }
      };
    }
  }
}
