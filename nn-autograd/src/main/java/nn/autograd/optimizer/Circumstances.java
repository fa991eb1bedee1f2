package nn.autograd.optimizer;

import java.util.OptionalLong;

/**
 * What all optimizers of a nesting are told about the training.
 *
 * @param seed of their random numbers
 * @param trainingSteps the steps of the whole training, if known
 */
record Circumstances(long seed, OptionalLong trainingSteps) {}
