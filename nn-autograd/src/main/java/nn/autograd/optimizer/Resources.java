package nn.autograd.optimizer;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the rules of one optimizer compute with besides its state.
 *
 * @param seed of its random numbers
 * @param changesGradients whether its rules are transforms of gradients
 */
record Resources(
    ParameterSet parameters,
    Scratch scratch,
    long seed,
    boolean changesGradients,
    AtomicBoolean skips) {

  Resources(ParameterSet parameters, long seed, boolean changesGradients) {
    this(parameters, new Scratch(), seed, changesGradients, new AtomicBoolean());
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
