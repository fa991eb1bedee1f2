/**
 * What the tests of several modules share; in test scope everywhere, and no module of its own, so
 * that it is on the class path of every module's tests.
 */
@NullMarked
package nn.testing;

import org.jspecify.annotations.NullMarked;
