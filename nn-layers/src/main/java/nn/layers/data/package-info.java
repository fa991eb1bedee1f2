/**
 * Data sets, their split into a training and a test part, and the order in which batches are drawn.
 *
 * <p>Samples stay in the form they were read in (bytes for images) and become floats when a batch
 * is gathered. Every order is a pure function of a seed, so a run can be repeated and resumed.
 *
 * <p>{@link nn.layers.data.CsvFile} reads tables, from the bytes up: {@code CsvSource} opens a file
 * with {@code FileStart} (encoding) and {@code UnpackedStream} (gzip); {@code CsvText} decodes it
 * and finds wrong quotes with {@code QuoteScan}; {@code CsvTable} collects the cells in a {@code
 * FeatureColumn} for each feature and a {@code LabelColumn}, and what is wrong in {@code
 * CsvProblems}.
 */
@NullMarked
package nn.layers.data;

import org.jspecify.annotations.NullMarked;
