package nn.lab.config;

import java.nio.file.Path;

/**
 * The weights that a network begins with.
 *
 * @param file absolute; a checkpoint, or a file that PyTorch wrote
 * @param partial whether those that fit are enough; otherwise all must be there and fit
 */
public record StartWeights(Path file, boolean partial) {}
