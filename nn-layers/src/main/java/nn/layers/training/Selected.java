package nn.layers.training;

import java.util.Optional;

/**
 * Which epoch a training with validation has chosen.
 *
 * @param epoch the best so far, 1 the first; 0 before the end of the first
 * @param isEarly whether training ended because no epoch was better for long enough
 * @param test how well the weights of that epoch do on the test data, which are read once, when
 *     training has come to its end; empty before, and without test data
 */
public record Selected(int epoch, boolean isEarly, Optional<Evaluation> test) {}
