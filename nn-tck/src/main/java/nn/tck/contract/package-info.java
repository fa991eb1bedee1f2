/**
 * The contracts, what is common to testing all kinds of plugins, and how a broken contract is told.
 */
@NullMarked
package nn.tck.contract;

import org.jspecify.annotations.NullMarked;
