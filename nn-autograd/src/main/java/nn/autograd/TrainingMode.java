package nn.autograd;

import java.util.function.BooleanSupplier;

/** Whether a layer is in training, which it is at first. */
public final class TrainingMode implements BooleanSupplier {
  private boolean training = true;

  TrainingMode() {}

  @Override
  public boolean getAsBoolean() {
    return training;
  }

  /** Switches to training. */
  public void train() {
    training = true;
  }

  /** Switches to evaluation. */
  public void eval() {
    training = false;
  }
}
