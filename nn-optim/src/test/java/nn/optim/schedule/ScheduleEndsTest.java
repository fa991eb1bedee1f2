package nn.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Random;
import nn.api.optim.Scalar;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;
import org.junit.jupiter.api.Test;

/** A schedule starts and ends exactly where it says, and stays between on its way. */
final class ScheduleEndsTest {
  private static final long SEED = 20261;
  private static final int TRIALS = 2_000;

  private final Random random = new Random(SEED);

  private static Schedule schedule(ScheduleProvider provider, Spec spec) {
    return provider.create(Hyperparameters.of(provider.descriptor(), spec.values()), new Nothing());
  }

  /** These schedules remember nothing and have none inside. */
  private record Nothing() implements ScheduleContext {
    @Override
    public Scalar scalar(String name, double initial) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public Schedule inner(String name, Spec spec) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public Schedule inner(String name, Spec spec, OptionalLong length) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public long lengthInsteadOf(Hyperparameter<?> hyperparameter) {
      throw new UnsupportedOperationException(hyperparameter.name());
    }
  }

  private double factor() {
    double[] simple = {0, 1, 0.1, 0.5, 1.0 / 3, 1e-4, 1e-20};
    return random.nextBoolean() ? simple[random.nextInt(simple.length)] : random.nextDouble();
  }

  private long length() {
    return 1 + (random.nextInt(10) == 0 ? random.nextLong(1L << 40) : random.nextLong(300));
  }

  @Test
  void linearFollowsTheLineBetweenItsFactors() {
    for (int trial = 0; trial < TRIALS; trial++) {
      double start = Math.max(factor(), 1e-12);
      double end = factor();
      long total = length();
      Spec spec =
          Spec.of("linear_lr")
              .with("start_factor", start)
              .with("end_factor", end)
              .with("total_iters", total);
      Schedule schedule = schedule(new LinearLr(), spec);
      double base = StrictMath.pow(10, random.nextInt(-6, 2));
      String what = spec + " from " + base + ", seed " + SEED;
      assertEquals(base * start, schedule.value(0, base), what);
      assertEquals(base * end, schedule.value(total, base), what);
      assertEquals(base * end, schedule.value(total + random.nextInt(1000), base), what);
      for (long step : new long[] {1, total / 3, total / 2, total - 1, random.nextLong(total)}) {
        double value = schedule.value(step, base);
        double line = base * (start + (end - start) * Math.min(step, total) / total);
        assertEquals(line, value, 1e-12 * base, what + ", step " + step);
        requireBetween(base * start, base * end, value, what + ", step " + step);
      }
    }
  }

  @Test
  void cosineFallsToItsEndAndRisesAgain() {
    for (int trial = 0; trial < TRIALS; trial++) {
      double base = StrictMath.pow(10, random.nextInt(-6, 2)) * (0.5 + random.nextDouble());
      double end = random.nextBoolean() ? 0 : base * random.nextDouble(1.5);
      long half = length();
      Spec spec = Spec.of("cosine_annealing_lr").with("T_max", half).with("eta_min", end);
      Schedule schedule = schedule(new CosineAnnealingLr(), spec);
      String what = spec + " from " + base + ", seed " + SEED;
      long waves = random.nextInt(50);
      assertEquals(base, schedule.value(2 * waves * half, base), what);
      assertEquals(end, schedule.value((2 * waves + 1) * half, base), what);
      for (long step : new long[] {1, half / 3, half - 1, half + 1, random.nextLong(20 * half)}) {
        double value = schedule.value(step, base);
        double wave = end + (base - end) * (1 + StrictMath.cos(Math.PI * step / half)) / 2;
        assertEquals(wave, value, 1e-12 * Math.max(base, end), what + ", step " + step);
        requireBetween(base, end, value, what + ", step " + step);
      }
    }
  }

  @Test
  void stepStartsAtItsBase() {
    for (int trial = 0; trial < TRIALS; trial++) {
      double gamma = factor();
      long size = length();
      Spec spec = Spec.of("step_lr").with("step_size", size).with("gamma", gamma);
      Schedule schedule = schedule(new StepLr(), spec);
      double base = random.nextDouble();
      String what = spec + " from " + base + ", seed " + SEED;
      assertEquals(base, schedule.value(size - 1, base), what);
      assertEquals(base * gamma, schedule.value(size, base), what);
      requireBetween(0, base, schedule.value(1000 * size, base), what);
    }
  }

  @Test
  void longWayDownNeverRises() {
    for (int trial = 0; trial < 200; trial++) {
      double start = Math.max(factor(), 1e-12);
      Spec spec = Spec.of("linear_lr").with("start_factor", start).with("end_factor", 0.0);
      Schedule schedule = schedule(new LinearLr(), spec.with("total_iters", 1 + length() % 300));
      double before = schedule.value(0, 0.1);
      for (int step = 1; step < 310; step++) {
        double value = schedule.value(step, 0.1);
        assertTrue(value <= before, spec + ", step " + step + ", seed " + SEED);
        before = value;
      }
    }
  }

  private static void requireBetween(double one, double other, double value, String what) {
    assertTrue(
        value >= Math.min(one, other) && value <= Math.max(one, other),
        () -> what + ": " + value + " is not between " + one + " and " + other);
  }
}
