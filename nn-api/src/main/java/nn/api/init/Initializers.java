package nn.api.init;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.api.plugin.Stability;

/** The common initializers; formulas and names are those of {@code torch.nn.init}. */
@Stability(EXPERIMENTAL)
public final class Initializers {
  private Initializers() {}

  /**
   * Returns what PyTorch gives a linear layer's weight and bias: U(−1/√in, 1/√in).
   *
   * @param in the number of inputs of an output
   */
  public static Initializer pytorchDefault(int in) {
    double bound = 1 / Math.sqrt(in);
    return uniform(-bound, bound);
  }

  /**
   * Returns U(−b, b) with b = gain·√(6 / (fan in + fan out)).
   *
   * <p>Source: <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio,
   * 2010</a>.
   */
  public static Initializer xavierUniform(double gain) {
    return scaledUniform(shape -> gain * Math.sqrt(2.0 / (Fan.IN.of(shape) + Fan.OUT.of(shape))));
  }

  /** Returns N(0, σ²) with σ = gain·√(2 / (fan in + fan out)); source as above. */
  public static Initializer xavierNormal(double gain) {
    return scaledNormal(shape -> gain * Math.sqrt(2.0 / (Fan.IN.of(shape) + Fan.OUT.of(shape))));
  }

  /**
   * Returns U(−b, b) with b = gain·√(3 / fan).
   *
   * <p>Source: <a href="https://arxiv.org/abs/1502.01852">He et al., 2015</a>.
   */
  public static Initializer kaimingUniform(Fan fan, double gain) {
    return scaledUniform(shape -> gain / Math.sqrt(fan.of(shape)));
  }

  /** Returns N(0, σ²) with σ = gain / √fan; source as above. */
  public static Initializer kaimingNormal(Fan fan, double gain) {
    return scaledNormal(shape -> gain / Math.sqrt(fan.of(shape)));
  }

  /** Returns the uniform distribution over {@code [min, max)}. */
  public static Initializer uniform(double min, double max) {
    if (!(min <= max)) {
      throw new IllegalArgumentException("uniform: min " + min + " exceeds max " + max);
    }
    return (shape, random) -> fill(shape, () -> min + (max - min) * random.nextDouble());
  }

  /** Returns the normal distribution. */
  public static Initializer normal(double mean, double std) {
    requireDeviation("normal", std);
    return (shape, random) -> fill(shape, () -> mean + std * random.nextGaussian());
  }

  /**
   * Returns the normal distribution cut to {@code [min, max]} by drawing again.
   *
   * @throws IllegalArgumentException if the interval is narrower than one standard deviation or
   *     farther than two from the mean, where drawing again would take long
   */
  public static Initializer truncatedNormal(double mean, double std, double min, double max) {
    requireDeviation("truncated normal", std);
    if (!(max - min >= std && min <= mean + 2 * std && max >= mean - 2 * std)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "truncated normal: [%s, %s] must be at least std = %s wide and begin or end within"
                  + " 2 std of the mean %s",
              min,
              max,
              std,
              mean));
    }
    return (shape, random) -> fill(shape, () -> inside(mean, std, min, max, random));
  }

  private static double inside(
      double mean, double std, double min, double max, RandomGenerator random) {
    double value = mean + std * random.nextGaussian();
    while (value < min || value > max) {
      value = mean + std * random.nextGaussian();
    }
    return value;
  }

  /** Returns the same value everywhere. */
  public static Initializer constant(double value) {
    return (shape, _) -> {
      float[] values = new float[shape.size()];
      Arrays.fill(values, (float) value);
      return values;
    };
  }

  /** Returns zeros. */
  public static Initializer zeros() {
    return constant(0);
  }

  private static Initializer scaledUniform(ToDoubleFunction<Shape> deviation) {
    return (shape, random) -> {
      double bound = Math.sqrt(3) * deviation.applyAsDouble(shape);
      return uniform(-bound, bound).values(shape, random);
    };
  }

  private static Initializer scaledNormal(ToDoubleFunction<Shape> deviation) {
    return (shape, random) -> normal(0, deviation.applyAsDouble(shape)).values(shape, random);
  }

  private static void requireDeviation(String name, double std) {
    if (!(std >= 0)) {
      throw new IllegalArgumentException(name + ": std must not be negative, but is " + std);
    }
  }

  private static float[] fill(Shape shape, DoubleSupplier next) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) next.getAsDouble();
    }
    return values;
  }
}
