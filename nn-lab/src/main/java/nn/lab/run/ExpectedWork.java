package nn.lab.run;

import java.util.stream.IntStream;
import nn.autograd.Nn;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.LayerConfig.Linear;
import nn.lab.config.Plugins;
import nn.layers.data.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much a training will compute, so that the kernels can get ready early. */
public final class ExpectedWork {
  private static final Logger LOG = LoggerFactory.getLogger(ExpectedWork.class);

  /** Products for each weight and sample: forward, back to the input, back to the weight. */
  private static final long PRODUCTS = 3;

  /** Samples that take long enough to read. */
  private static final int MANY_SAMPLES = 10_000;

  private ExpectedWork() {}

  /**
   * Lets the kernels get ready for a training whose data is still to be read, on a thread of its
   * own, unless reading it takes no time.
   */
  public static void announce(ExperimentConfig config, Plugins plugins) {
    if (config.data() instanceof Known data && data.samples() >= MANY_SAMPLES) {
      long work = multiplications(config, data.samples(), data.features());
      Thread.ofPlatform()
          .daemon()
          .name("nn-early-warm-up")
          .uncaughtExceptionHandler((_, e) -> LOG.debug("The kernels do not warm up early", e))
          .start(() -> expect(work, plugins));
    }
  }

  /** Fails where the engine of the training will fail too, which then tells the user. */
  private static void expect(long work, Plugins plugins) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      nn.expect(work);
    }
  }

  /** Returns the multiplications of one training. */
  static long multiplications(ExperimentConfig config, Dataset train) {
    return multiplications(config, train.size(), train.sampleShape().size());
  }

  private static long multiplications(ExperimentConfig config, int samples, int features) {
    IntStream outputs =
        config.model().layers().stream()
            .flatMapToInt(
                layer -> layer instanceof Linear(int n) ? IntStream.of(n) : IntStream.of());
    int[] widths = IntStream.concat(IntStream.of(features), outputs).toArray();
    double passes = (double) samples * config.training().epochs();
    return (long) Math.min(Long.MAX_VALUE, ofSample(widths) * passes);
  }

  /** Returns the multiplications for a sample of linear layers from width to width. */
  static long ofSample(int... widths) {
    long weights = 0;
    for (int i = 1; i < widths.length; i++) {
      weights += (long) widths[i - 1] * widths[i];
    }
    return PRODUCTS * weights;
  }
}
