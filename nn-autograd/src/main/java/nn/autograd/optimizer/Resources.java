package nn.autograd.optimizer;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the rules of one optimizer compute with besides its state.
 *
 * @param changesGradients whether its rules are transforms of gradients
 */
record Resources(
    ParameterSet parameters,
    Scratch scratch,
    Circumstances circumstances,
    boolean changesGradients,
    AtomicBoolean skips) {

  Resources(ParameterSet parameters, Circumstances circumstances, boolean changesGradients) {
    this(parameters, new Scratch(), circumstances, changesGradients, new AtomicBoolean());
  }

  long seed() {
    return circumstances.seed();
  }

  OptionalLong trainingSteps() {
    return circumstances.trainingSteps();
  }

  /**
   * Leaves out the step that follows.
   *
   * @throws IllegalStateException if the rules are no transforms of gradients
   */
  void skip() {
    if (!changesGradients) {
      throw new IllegalStateException("only a transform of gradients can leave out a step");
    }
    skips.set(true);
  }

  /** Returns whether the step that follows is left out, and forgets it. */
  boolean takeSkip() {
    return skips.getAndSet(false);
  }
}
