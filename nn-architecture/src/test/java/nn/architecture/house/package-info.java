/**
 * The modules and classes under test, and how a rule about them is tried on code that breaks it.
 */
@NullMarked
package nn.architecture.house;

import org.jspecify.annotations.NullMarked;
