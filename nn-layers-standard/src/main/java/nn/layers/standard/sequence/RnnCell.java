package nn.layers.standard.sequence;

import java.util.Collections;
import java.util.List;
import nn.api.export.Attributes;
import nn.api.kernel.Kernels;

/** h′ = tanh(a + u), or relu, with a of the input and u of the state. */
record RnnCell(boolean relu) implements Cell {

  @Override
  public String operator() {
    return "RNN";
  }

  @Override
  public List<Integer> gatesInOnnx() {
    return List.of(0);
  }

  @Override
  public Attributes attributes(int directions) {
    String function = relu ? "Relu" : "Tanh";
    return Attributes.NONE.withTexts("activations", Collections.nCopies(directions, function));
  }

  @Override
  public int gates() {
    return 1;
  }

  @Override
  public int traces() {
    return 1;
  }

  @Override
  public boolean hasCellState() {
    return false;
  }

  @Override
  public void forward(
      int size,
      Kernels kernels,
      Row input,
      Row hidden,
      Row before,
      Row trace,
      Row next,
      Row cell,
      Row nextCell) {
    float[] h = next.array();
    int at = next.at();
    for (int i = 0; i < size; i++) {
      h[at + i] = input.get(i) + hidden.get(i);
    }
    if (relu) {
      for (int i = at; i < at + size; i++) {
        h[i] = Math.max(0, h[i]);
      }
    } else {
      kernels.tanh(h, h, at, at + size);
    }
    System.arraycopy(h, at, trace.array(), trace.at(), size);
  }

  @Override
  public void backward(
      int size,
      Row before,
      Row trace,
      Row cell,
      Row gradient,
      Row cellGradient,
      Row inputGradient,
      Row hiddenGradient) {
    for (int i = 0; i < size; i++) {
      float h = trace.get(i);
      float slope = relu ? (h > 0 ? 1 : 0) : 1 - h * h;
      float da = gradient.get(i) * slope;
      inputGradient.set(i, da);
      hiddenGradient.set(i, da);
      gradient.set(i, 0);
    }
  }
}
