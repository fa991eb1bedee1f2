package nn.tck.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** Rules, each of which breaks one contract in its arithmetic. */
final class HostileRules {
  private HostileRules() {}

  /** As it should be. */
  public static final class Harmless extends Hostile {}

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
}
