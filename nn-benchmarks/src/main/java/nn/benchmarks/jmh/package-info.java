/**
 * What training consists of, each part alone: products and functions of kernels, operations on
 * tensors, steps of optimizers.
 *
 * <p>{@code nn-benchmarks/jmh Functions} runs one class. JMH starts a JVM of its own for every
 * combination of parameters, and {@code -p kernels=vector} chooses among them. The classes are open
 * because JMH extends them.
 */
@NullMarked
package nn.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
