/** What the {@code nn} command prints: progress, tables, colours. */
@NullMarked
package nn.lab.console;

import org.jspecify.annotations.NullMarked;
