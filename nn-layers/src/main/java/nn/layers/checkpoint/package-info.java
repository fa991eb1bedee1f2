/**
 * Files that a run resumes from: the safetensors format, written so that a crash never leaves half
 * a file under the final name.
 *
 * <p>{@link nn.layers.checkpoint.SafeTensors} reads and writes one file, {@link
 * nn.layers.checkpoint.CheckpointStore} keeps the last few of a run in a folder. Nothing here knows
 * what the arrays mean.
 */
@NullMarked
package nn.layers.checkpoint;

import org.jspecify.annotations.NullMarked;
