package nn.layers.training;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Finds parameters whose values or gradients are NaN or infinite, and the plugin that made them.
 */
record FiniteCheck(Nn nn, Optimizer optimizer, SequencedMap<String, Parameter> parameters) {

  /**
   * Stops training before a step if its loss or a gradient is not finite; a batch that does not
   * count has no loss.
   *
   * @param replay computes the loss and the gradients again
   */
  void requireFinite(long step, BatchLoss loss, Runnable replay) {
    if (!isFinite(loss)) {
      throw fault("loss", step, loss.value(), replay);
    }
  }

  /** Returns whether a loss, if the batch counts, and the gradients are finite. */
  boolean isFinite(BatchLoss loss) {
    return (!loss.counts() || Double.isFinite(loss.value())) && gradientsAreFinite();
  }

  /** Stops training if a parameter's value is not finite. */
  void requireFiniteValues(long step, double loss) {
    if (!parameters.values().stream().allMatch(FiniteCheck::isFinite)) {
      throw fault("after a loss of", step, loss, () -> {});
    }
  }

  /**
   * Returns the exception that names parameter and plugin.
   *
   * @param replay computes what was not finite again, to find the activation that made it so
   */
  NonFiniteException fault(String what, long step, double loss, Runnable replay) {
    String value = firstValue();
    if (value != null) {
      return new NonFiniteException(what, step, loss, value, optimizers());
    }
    String gradient = firstGradient(); // before the replay adds to it
    String activation =
        nn.activations()
            .firstNonFinite(replay)
            .map(found -> found + " made NaN or infinity of finite numbers")
            .orElse("");
    return new NonFiniteException(what, step, loss, gradient, activation);
  }

  /** Gradients are checked before every step, so what is not finite after it is the step's work. */
  private String optimizers() {
    List<String> plugins =
        nn.optimizers().lastToChange(optimizer).stream().map(RegisteredPlugin::toString).toList();
    return plugins.isEmpty() ? "" : String.join(" with ", plugins) + " made it of finite gradients";
  }

  private boolean gradientsAreFinite() {
    for (Parameter parameter : parameters.values()) {
      if (!parameter.hasFiniteGradient()) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String firstValue() {
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      if (!isFinite(entry.getValue())) {
        return entry.getKey() + " (value)";
      }
    }
    return null;
  }

  private @Nullable String firstGradient() {
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      if (!entry.getValue().hasFiniteGradient()) {
        return entry.getKey() + " (gradient)";
      }
    }
    return null;
  }

  /** A sum shows NaN and infinity in one fast pass; a sum that overflowed needs the slow one. */
  private static boolean isFinite(Tensor tensor) {
    return Float.isFinite(tensor.detach().sum().item()) || allFinite(tensor.toArray());
  }

  static boolean allFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
