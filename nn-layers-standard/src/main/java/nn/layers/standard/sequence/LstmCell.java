package nn.layers.standard.sequence;

import java.util.List;
import nn.api.kernel.Kernels;

/**
 * Long short-term memory: i, f, o = σ(a + u), g = tanh(a + u), c′ = f c + i g, h′ = o tanh c′, with
 * the gates in the order i, f, g, o.
 *
 * <p>Source: <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber,
 * 1997</a>, with the forget gate of Gers et al., 2000.
 */
record LstmCell() implements Cell {

  @Override
  public String operator() {
    return "LSTM";
  }

  @Override
  public List<Integer> gatesInOnnx() {
    return List.of(0, 3, 1, 2);
  }

  @Override
  public int gates() {
    return 4;
  }

  /** The gates, and tanh c′. */
  @Override
  public int traces() {
    return 5;
  }

  @Override
  public boolean hasCellState() {
    return true;
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
    float[] gates = trace.array();
    int i = trace.at();
    int f = i + size;
    int g = f + size;
    int o = g + size;
    for (int j = 0; j < 4 * size; j++) {
      gates[i + j] = input.get(j) + hidden.get(j);
    }
    kernels.sigmoid(gates, gates, i, g);
    kernels.tanh(gates, gates, g, o);
    kernels.sigmoid(gates, gates, o, o + size);
    float[] c = nextCell.array();
    int at = nextCell.at();
    for (int j = 0; j < size; j++) {
      c[at + j] = gates[f + j] * cell.get(j) + gates[i + j] * gates[g + j];
    }
    int tanh = o + size;
    for (int j = 0; j < size; j++) {
      gates[tanh + j] = c[at + j];
    }
    kernels.tanh(gates, gates, tanh, tanh + size);
    for (int j = 0; j < size; j++) {
      next.set(j, gates[o + j] * gates[tanh + j]);
    }
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
    Row fs = trace.plus(size);
    Row gs = trace.plus(2 * size);
    Row os = trace.plus(3 * size);
    Row tanhs = trace.plus(4 * size);
    for (int j = 0; j < size; j++) {
      float i = trace.get(j);
      float f = fs.get(j);
      float g = gs.get(j);
      float o = os.get(j);
      float tanh = tanhs.get(j);
      float dh = gradient.get(j);
      float dc = cellGradient.get(j) + dh * o * (1 - tanh * tanh);
      inputGradient.set(j, dc * g * i * (1 - i));
      inputGradient.set(size + j, dc * cell.get(j) * f * (1 - f));
      inputGradient.set(2 * size + j, dc * i * (1 - g * g));
      inputGradient.set(3 * size + j, dh * tanh * o * (1 - o));
      cellGradient.set(j, dc * f);
      gradient.set(j, 0);
    }
    System.arraycopy(
        inputGradient.array(),
        inputGradient.at(),
        hiddenGradient.array(),
        hiddenGradient.at(),
        4 * size);
  }
}
