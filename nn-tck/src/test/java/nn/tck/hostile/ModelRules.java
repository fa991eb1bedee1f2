package nn.tck.hostile;

import java.util.Set;
import nn.api.math.Sums;
import nn.api.optim.ModelRule;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Part;
import nn.api.optim.Rule;
import nn.api.optim.Sweep;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/** Optimizers that see the model or the updates, and look or write where they should not. */
final class ModelRules {
  private ModelRules() {}

  private static double norm(Sweep sweep) {
    return Math.sqrt(sweep.sum(part -> Sums.squares(part.gradients(), part.from(), part.to())));
  }

  private static void descend(Part part, double eta) {
    for (int i = part.from(); i < part.to(); i++) {
      part.values()[i] -= (float) eta * part.gradients()[i];
    }
  }

  /** Takes the norm of all gradients, those that were forgotten included. */
  public static final class OldGradientReading extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ModelRule)
          (step, model) -> {
            double scale = 1 / (1 + norm(model.all()));
            model.forEach(part -> descend(part, scale * part.step().value(LR)));
          };
    }
  }

  /** Changes values while it says that it adds up. */
  public static final class SumWriting extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ModelRule)
          (_, model) -> model.sums(1, (part, _) -> descend(part, part.step().value(LR)));
    }
  }

  /** Asks for the learning rate once, outside of all groups. */
  public static final class OneRate extends Hostile {
    @Override
    public Rule rule(Hyperparameters values) {
      return (ModelRule) (step, model) -> model.forEach(part -> descend(part, step.value(LR)));
    }
  }

  /** Promises that parameters are independent, and divides by a norm over all of them. */
  public static final class Promising implements OptimizerProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_promising", "Divides by a norm.").withReference("nowhere");
    }

    @Override
    public Set<Trait> traits() {
      return Set.of(Trait.PARAMETERS_ARE_INDEPENDENT);
    }

    @Override
    public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
      return _ -> {
        double eta = 0.1 / (1 + norm(context.withGradient()));
        context.withGradient().forEach(part -> descend(part, eta));
      };
    }
  }

  /** Halves the updates of the whole parameter once per part. */
  public static final class PartIgnoring implements UpdateTransformProvider {
    private static final Hyperparameter<Spec> INNER =
        Hyperparameter.component("inner", "The optimizer inside.");

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_partignoring", "Halves updates.")
          .withReference("nowhere")
          .withHyperparameters(INNER);
    }

    @Override
    public Hyperparameter<Spec> inner() {
      return INNER;
    }

    @Override
    public UpdateTransform transform(Hyperparameters values) {
      return (_, parameter, before) ->
          parameter.forEach(_ -> {
            float[] theta = parameter.values();
            for (int i = parameter.from(); i < parameter.to(); i++) {
              theta[i] = before[i] + 0.5f * (theta[i] - before[i]);
            }
          });
    }
  }
}
