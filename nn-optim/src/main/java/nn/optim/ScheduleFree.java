package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/**
 * What the schedule-free methods share: y, the parameters, between z, which plain steps change, and
 * x, the mean of all z, which is evaluated.
 *
 * <p>x ← (1 − c) x + c z with c = w / Σw and w = (largest learning rate so far)^p, and y ← β x + (1
 * − β) z. Only y and z are kept: x = z + (y − z) / β.
 */
record ScheduleFree(double beta, long warmupSteps, double power) {
  static final Slot Z = Slot.values("z", Role.OTHER);
  static final Slot WEIGHT_SUM = Slot.zeros("weight_sum", Role.OTHER).perParameter();
  static final Slot MAX_LR = Slot.zeros("max_lr", Role.OTHER).perParameter();
  static final List<Slot> SLOTS = List.of(Z, WEIGHT_SUM, MAX_LR);

  static final Hyperparameter<Long> WARMUP_STEPS =
      Hyperparameter.whole(
              "warmup_steps", Range.atLeast(0), "Steps in which lr grows from 0 to its value.")
          .byDefault(0L);
  static final Hyperparameter<Double> WEIGHT_LR_POWER =
      Hyperparameter.real(
              "weight_lr_power", Range.atLeast(0), "Power of the largest lr that weighs the mean.")
          .byDefault(2.0);

  /** Returns the learning rate after t − 1 steps: 0 at the first step of a warm-up. */
  double lr(Step step, Hyperparameter<Double> lr) {
    return warmedUp(step.value(lr), (double) step.number() - 1);
  }

  private double warmedUp(double lr, double steps) {
    return warmupSteps == 0 ? lr : lr * Math.min(1, steps / warmupSteps);
  }

  /** Adds the weight of this step. */
  void begin(Step step, Hyperparameter<Double> lr) {
    double lrOfWeight = warmedUp(step.value(lr), (double) step.number());
    step.scalar(MAX_LR).set(Math.max(step.scalar(MAX_LR).get(), lrOfWeight));
    step.scalar(WEIGHT_SUM).set(step.scalar(WEIGHT_SUM).get() + weight(step));
  }

  private double weight(Step step) {
    return StrictMath.pow(step.scalar(MAX_LR).get(), power);
  }

  /** Returns c, the share of the newest z in the mean. */
  float share(Step step) {
    double sum = step.scalar(WEIGHT_SUM).get();
    return sum > 0 ? (float) (weight(step) / sum) : 0;
  }

  /** Writes x over y: exactly y where z is y too, as before the first step. */
  void show(Elements elements) {
    float[] y = elements.values();
    float[] z = elements.slot(Z);
    float scale = (float) (1 / beta);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      y[i] = z[i] + (y[i] - z[i]) * scale;
    }
  }

  /** Returns the next y from this y, this z and the next z. */
  static float next(float y, float z, float nextZ, float c, float beta) {
    float betaX = y - (1 - beta) * z; // β x
    return (1 - c) * betaX + (c * beta + (1 - beta)) * nextZ;
  }
}
