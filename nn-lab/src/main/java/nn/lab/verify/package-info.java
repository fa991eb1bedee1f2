/**
 * Checks installed plugins against traces that another library recorded: {@link
 * nn.lab.verify.TraceFile} reads them, {@link nn.lab.verify.Verifier} repeats them, {@link
 * nn.lab.verify.Verification} says how far apart the numbers are.
 */
@NullMarked
package nn.lab.verify;

import org.jspecify.annotations.NullMarked;
