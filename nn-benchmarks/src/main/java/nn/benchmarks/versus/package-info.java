/**
 * The same training work here and in peer systems, in turn, in one run.
 *
 * <p>Every side is a process that answers requests, one JSON object per line; {@link
 * nn.benchmarks.versus.Versus} asks them in turn, so that only one works at a time. A {@link
 * nn.benchmarks.versus.WholeProcess} is started anew each time instead.
 */
@NullMarked
package nn.benchmarks.versus;

import org.jspecify.annotations.NullMarked;
