/** Where data sets come from: carried along, a file, a folder, or a download. */
@NullMarked
package nn.lab.data;

import org.jspecify.annotations.NullMarked;
