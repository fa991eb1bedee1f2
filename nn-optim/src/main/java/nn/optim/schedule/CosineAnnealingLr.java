package nn.optim.schedule;

import java.util.Optional;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;

/** Falls along half a cosine: η_min + (base − η_min)(1 + cos(π t / T_max)) / 2. */
public final class CosineAnnealingLr implements ScheduleProvider {
  private static final Hyperparameter<Optional<Long>> T_MAX =
      Hyperparameter.whole(
              "T_max",
              Range.atLeast(1),
              "Steps until eta_min, after which the value rises again; the whole training if"
                  + " absent, without its warm-up.")
          .optional();
  private static final Hyperparameter<Double> ETA_MIN =
      Hyperparameter.real("eta_min", Range.atLeast(0), "The smallest value.").byDefault(0.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("cosine_annealing_lr", "Falls along half a cosine to eta_min.")
        .withReference(
            "torch.optim.lr_scheduler.CosineAnnealingLR, its closed form;"
                + " Loshchilov and Hutter, arXiv 1608.03983")
        .withHyperparameters(T_MAX, ETA_MIN);
  }

  @Override
  public Schedule create(Hyperparameters values, ScheduleContext context) {
    long tMax = values.get(T_MAX).orElseGet(() -> context.lengthInsteadOf(T_MAX));
    double etaMin = values.get(ETA_MIN);
    return (t, base) -> Interpolation.between(base, etaMin, fallen(t, tMax));
  }

  /** Returns (1 − cos(π t / T_max)) / 2, exactly 0 and 1 where the half waves meet. */
  private static double fallen(long t, long tMax) {
    long past = t % tMax;
    boolean rises = t / tMax % 2 == 1;
    double angle = Math.PI * (rises ? tMax - past : past) / tMax;
    return (1 - StrictMath.cos(angle)) / 2;
  }
}
