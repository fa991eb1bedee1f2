package nn.tck.hostile;

import java.util.List;
import nn.api.math.Sums;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.Rule;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameters;

/** A rule of the model as it should be, whose steps depend on state of every extent. */
public final class HarmlessModel extends Hostile {
  @Override
  public Rule rule(Hyperparameters values) {
    return new OfEveryExtent(values.get(MAXIMIZE) ? -1 : 1);
  }

  private record OfEveryExtent(float sign) implements ModelRule {
    private static final Slot ROWS = Slot.zeros("rows", Role.SECOND_MOMENT).perRow();
    private static final Slot TALLY = Slot.zeros("tally", Role.OTHER).perColumn().whole();
    private static final Slot OF_PARAMETER = Slot.zeros("parameter", Role.OTHER).perParameter();
    private static final Slot OF_GROUP = Slot.zeros("group", Role.OTHER).perGroup();
    private static final Slot OF_MODEL = Slot.zeros("model", Role.OTHER).perModel();
    private static final Slot COUNT = Slot.filled("count", Role.OTHER, 3).perModel().whole();

    @Override
    public List<Slot> slots() {
      return List.of(MOMENTUM, ROWS, TALLY, OF_PARAMETER, OF_GROUP, OF_MODEL, COUNT);
    }

    @Override
    public void update(Step step, ModelState model) {
      Scalar norms = step.scalar(OF_MODEL);
      double squares = model.sum(part -> Sums.squares(part.gradients(), part.from(), part.to()));
      norms.set(0.9 * norms.get() + Math.sqrt(squares));
      Scalar count = step.scalar(COUNT);
      count.set(count.get() + 1);
      model.forEach(part -> move(part, factor(part) / (1 + norms.get()) / count.get()));
      model.parameters().forEach(OfEveryExtent::moveRows);
      model.read(part -> {
        part.step().scalar(OF_PARAMETER).set(count.get());
        part.step().scalar(OF_GROUP).set(count.get());
      });
    }

    private static double factor(Part part) {
      double before = part.step().scalar(OF_PARAMETER).get() + part.step().scalar(OF_GROUP).get();
      return part.step().value(LR) * (2 + 1 / (1 + before));
    }

    private void move(Part part, double factor) {
      float[] momentum = part.slot(MOMENTUM);
      for (int i = part.from(); i < part.to(); i++) {
        momentum[i] = 0.9f * momentum[i] + sign * part.gradients()[i];
        part.values()[i] -= (float) factor * momentum[i];
      }
    }

    /** Decays rows by what is known of them, less with every step that a column has seen. */
    private static void moveRows(ParameterState p) {
      float[] rows = p.array(ROWS);
      long[] tally = p.wholes(TALLY);
      for (int j = 0; j < tally.length; j++) {
        tally[j]++;
      }
      p.gradientMatrix().rowMeanSquares((i, mean) -> rows[i] += 0.5f * (mean - rows[i]));
      p.valueMatrix()
          .eachRow((row, theta) -> {
            for (int j = 0; j < theta.length; j++) {
              theta[j] *= 1 - 1e-3f * rows[row] / (1 + rows[row]) / tally[j];
            }
          });
    }
  }
}
