/**
 * Pictures of lines: one palette, one style, one way to write a PNG file.
 *
 * <p>Nothing here depends on the locale, and no temporary file is needed.
 */
@NullMarked
package nn.plot;

import org.jspecify.annotations.NullMarked;
