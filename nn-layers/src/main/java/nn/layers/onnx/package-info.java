/** Networks as ONNX files, which other libraries run. */
@NullMarked
package nn.layers.onnx;

import org.jspecify.annotations.NullMarked;
