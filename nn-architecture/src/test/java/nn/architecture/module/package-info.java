/** Rules about the module-info files, which ArchUnit does not read. */
@NullMarked
package nn.architecture.module;

import org.jspecify.annotations.NullMarked;
