package nn.layers.standard.sequence;

import java.util.List;
import nn.api.export.Attributes;
import nn.api.kernel.Kernels;

/**
 * One step of a recurrent network for one sample: from what the input and the state before give for
 * each gate to the next state.
 *
 * <p>Arrays hold rows for many samples and steps; a number says where the sample's row begins. What
 * a step leaves for its derivative is its trace.
 */
sealed interface Cell permits RnnCell, LstmCell, GruCell {

  /** Returns how many gates there are: rows of H numbers that input and state are mapped to. */
  int gates();

  /** Returns how many rows of H numbers a trace has. */
  int traces();

  /** Returns the name of the operator in ONNX. */
  String operator();

  /** Returns which gate of this cell each gate of the operator is. */
  List<Integer> gatesInOnnx();

  /** Returns what the operator needs to be told for so many directions. */
  default Attributes attributes(int directions) {
    return Attributes.NONE;
  }

  /** Returns whether there is a cell state beside the hidden one. */
  boolean hasCellState();

  /** The rows of one sample and step. */
  @SuppressWarnings("ArrayRecordComponent") // views, not values
  record Row(float[] array, int at) {
    float get(int index) {
      return array[at + index];
    }

    void set(int index, float value) {
      array[at + index] = value;
    }

    Row plus(int distance) {
      return new Row(array, at + distance);
    }
  }

  /**
   * Computes the next state.
   *
   * @param input what the input gives for each gate
   * @param hidden what the hidden state before gives for each gate
   * @param before the hidden state before
   * @param trace is written
   * @param next the next hidden state, is written
   * @param cell the cell state before
   * @param nextCell the next cell state, is written
   */
  void forward(
      int size,
      Kernels kernels,
      Row input,
      Row hidden,
      Row before,
      Row trace,
      Row next,
      Row cell,
      Row nextCell);

  /**
   * Goes back one step.
   *
   * @param gradient that of the next hidden state; becomes that of the state before, as far as it
   *     does not flow through the gates
   * @param cellGradient that of the next cell state; becomes that of the cell state before
   * @param inputGradient that of what the input gives for each gate, is written
   * @param hiddenGradient that of what the hidden state before gives for each gate, is written
   */
  void backward(
      int size,
      Row before,
      Row trace,
      Row cell,
      Row gradient,
      Row cellGradient,
      Row inputGradient,
      Row hiddenGradient);
}
