package nn.lab.run;

import nn.api.plugin.Problems;
import nn.autograd.Nn;
import nn.lab.config.ClassCheck;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Network;
import nn.lab.config.Plugins;
import nn.layers.ModelPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much a training will compute, so that the kernels can get ready early. */
public final class ExpectedWork {
  private static final Logger LOG = LoggerFactory.getLogger(ExpectedWork.class);

  /** Passes for each multiplication: forward, back to the input, back to the weight. */
  private static final long PASSES = 3;

  /** Samples that take long enough to read. */
  private static final int MANY_SAMPLES = 10_000;

  private ExpectedWork() {}

  /**
   * Lets the kernels get ready for a training whose data is still to be read, on a thread of its
   * own, unless reading it takes no time.
   */
  public static void announce(ExperimentConfig config, Plugins plugins) {
    if (config.data() instanceof Known data && data.samples() >= MANY_SAMPLES) {
      Thread.ofPlatform()
          .daemon()
          .name("nn-early-warm-up")
          .uncaughtExceptionHandler((_, e) -> LOG.debug("The kernels do not warm up early", e))
          .start(() -> expect(config, data, plugins));
    }
  }

  /** Fails where the engine of the training will fail too, which then tells the user. */
  private static void expect(ExperimentConfig config, Known data, Plugins plugins) {
    ClassCheck check = new ClassCheck(data.toString(), data.classes());
    new Network(plugins, config.model())
        .plan(data.shapes(), check, Problems.at(""))
        .ifPresent(plan -> {
          try (Nn nn = plugins.engine().threads(1).build()) {
            nn.expect(multiplications(plan, data.samples(), config.training().epochs()));
          }
        });
  }

  /** Returns the multiplications of one training. */
  static long multiplications(ModelPlan plan, int samples, int epochs) {
    double passes = (double) samples * epochs * PASSES;
    return (long) Math.min(Long.MAX_VALUE, plan.multiplyAdds() * passes);
  }
}
