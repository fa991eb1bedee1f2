package nn.tck.hostile;

import java.util.Set;
import java.util.function.Supplier;
import nn.api.optim.Elements;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Optimizers that see all parameters at once, each of which breaks one contract. */
final class HostileAlgorithms {
  private HostileAlgorithms() {}

  /** Decays every parameter, with gradient or without. */
  public static final class AllChanging implements OptimizerProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_allchanging", "Decays.").withReference("nowhere");
    }

    @Override
    public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
      return evaluation -> context.all().forEach(e -> scale(e, 0.9f));
    }
  }

  /** Does not undo its changes if the evaluation fails. */
  public static final class Forgetful implements OptimizerProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_forgetful", "Evaluates at half.").withReference("nowhere");
    }

    @Override
    public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
      return new OptimizerAlgorithm() {
        @Override
        public void step(Evaluation evaluation) {}

        @Override
        public <R> R withEvaluationWeights(Supplier<R> body) {
          context.all().forEach(e -> scale(e, 0.5f));
          R result = body.get();
          context.all().forEach(e -> scale(e, 2));
          return result;
        }
      };
    }
  }

  /** Goes on as if nothing had happened where an evaluation fails. */
  public static final class Swallowing implements OptimizerProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_swallowing", "Evaluates twice.").withReference("nowhere");
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.CLOSURE);
    }

    @Override
    public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
      return evaluation -> {
        evaluation.evaluate();
        try {
          evaluation.evaluate();
        } catch (IllegalStateException e) {
          return; // hostile
        }
      };
    }
  }

  private static void scale(Elements e, float factor) {
    for (int i = e.from(); i < e.to(); i++) {
      e.values()[i] *= factor;
    }
  }
}
