package nn.layers.training;

import java.util.Map;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** Finds parameters whose values or gradients are NaN or infinite. */
record FiniteCheck(SequencedMap<String, Parameter> parameters) {

  /** Stops training before a step if its loss or a gradient is not finite. */
  void requireFinite(long step, double loss) {
    if (!Double.isFinite(loss) || !gradientsAreFinite()) {
      throw new NonFiniteException("loss", step, loss, first());
    }
  }

  /** Stops training if a parameter's value is not finite. */
  void requireFiniteValues(long step, double loss) {
    if (!parameters.values().stream().allMatch(FiniteCheck::isFinite)) {
      throw new NonFiniteException("after a loss of", step, loss, first());
    }
  }

  private boolean gradientsAreFinite() {
    for (Parameter parameter : parameters.values()) {
      Tensor gradient = parameter.gradient();
      if (gradient != null && !isFinite(gradient)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first parameter with such a value, else the first with such a gradient. */
  @Nullable String first() {
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      if (!isFinite(entry.getValue())) {
        return entry.getKey() + " (value)";
      }
    }
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      Tensor gradient = entry.getValue().gradient();
      if (gradient != null && !isFinite(gradient)) {
        return entry.getKey() + " (gradient)";
      }
    }
    return null;
  }

  /** A sum shows NaN and infinity in one fast pass; a sum that overflowed needs the slow one. */
  private static boolean isFinite(Tensor tensor) {
    return Float.isFinite(tensor.detach().sum().item()) || allFinite(tensor.toArray());
  }

  private static boolean allFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
