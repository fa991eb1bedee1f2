/** How layers are written as graphs that other libraries run, in the operators of ONNX. */
@NullMarked
package nn.api.export;

import org.jspecify.annotations.NullMarked;
