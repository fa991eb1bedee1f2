package nn.optim;

import nn.api.math.Sums;
import nn.api.optim.ModelState;
import nn.api.optim.Part;
import nn.api.optim.Slot;
import nn.api.plugin.Hyperparameter;

/** What {@link Dog} and {@link Dowg} share: lengths over the whole model, and the step. */
final class Distance {
  /** θ₀, the parameters at first. */
  static final Slot START = Slot.values("init_params", Slot.Role.OTHER);

  private Distance() {}

  /** Returns ‖θ − θ₀‖². */
  static double squared(ModelState model) {
    return model
        .all()
        .sum(part -> Sums.squaredDistance(part.values(), part.slot(START), part.from(), part.to()));
  }

  /** Returns ‖g + λθ‖². */
  static double squaredGradient(ModelState model) {
    return model.sum(part -> {
      double lambda = part.step().value(CommonHyperparameters.WEIGHT_DECAY);
      double squares = Sums.squares(part.gradients(), part.from(), part.to());
      return lambda == 0
          ? squares
          : squares
              + 2 * lambda * Sums.dot(part.gradients(), part.values(), part.from(), part.to())
              + lambda * lambda * Sums.squares(part.values(), part.from(), part.to());
    });
  }

  /** θ ← θ − γ size (g + λθ), with the learning rate γ of the group. */
  static void step(Part part, Hyperparameter<Double> lr, double size) {
    float eta = (float) (part.step().value(lr) * size);
    float lambda = (float) part.step().value(CommonHyperparameters.WEIGHT_DECAY);
    float[] theta = part.values();
    float[] g = part.gradients();
    int to = part.to();
    for (int i = part.from(); i < to; i++) {
      theta[i] -= eta * (g[i] + lambda * theta[i]);
    }
  }
}
