/**
 * The layers; semantics, names of parameters and initial distributions are PyTorch's where PyTorch
 * has the layer.
 */
@NullMarked
package nn.layers.standard;

import org.jspecify.annotations.NullMarked;
