package nn.layers.standard.sequence;

import java.util.List;
import nn.api.export.Attributes;
import nn.api.kernel.Kernels;

/**
 * Gated recurrent unit: r, z = σ(a + u), n = tanh(a + r u), h′ = (1 − z) n + z h, with the gates in
 * the order r, z, n.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1406.1078">Cho et al., 2014</a>, in PyTorch's form, in
 * which r multiplies what the state gives for n, its bias included.
 */
record GruCell() implements Cell {

  @Override
  public String operator() {
    return "GRU";
  }

  @Override
  public List<Integer> gatesInOnnx() {
    return List.of(1, 0, 2);
  }

  /** The candidate's bias of the state is inside of the product with r, as in PyTorch. */
  @Override
  public Attributes attributes(int directions) {
    return Attributes.NONE.with("linear_before_reset", 1);
  }

  @Override
  public int gates() {
    return 3;
  }

  /** The gates, and what the state gives for n. */
  @Override
  public int traces() {
    return 4;
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
    float[] gates = trace.array();
    int r = trace.at();
    int z = r + size;
    int n = z + size;
    int u = n + size;
    for (int j = 0; j < 2 * size; j++) {
      gates[r + j] = input.get(j) + hidden.get(j);
    }
    kernels.sigmoid(gates, gates, r, n);
    for (int j = 0; j < size; j++) {
      gates[u + j] = hidden.get(2 * size + j);
      gates[n + j] = input.get(2 * size + j) + gates[r + j] * gates[u + j];
    }
    kernels.tanh(gates, gates, n, u);
    for (int j = 0; j < size; j++) {
      next.set(j, (1 - gates[z + j]) * gates[n + j] + gates[z + j] * before.get(j));
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
    Row zs = trace.plus(size);
    Row ns = trace.plus(2 * size);
    Row us = trace.plus(3 * size);
    for (int j = 0; j < size; j++) {
      float r = trace.get(j);
      float z = zs.get(j);
      float n = ns.get(j);
      float dh = gradient.get(j);
      float dn = dh * (1 - z) * (1 - n * n);
      float dr = dn * us.get(j) * r * (1 - r);
      float dz = dh * (before.get(j) - n) * z * (1 - z);
      inputGradient.set(j, dr);
      inputGradient.set(size + j, dz);
      inputGradient.set(2 * size + j, dn);
      hiddenGradient.set(j, dr);
      hiddenGradient.set(size + j, dz);
      hiddenGradient.set(2 * size + j, dn * r);
      gradient.set(j, dh * z);
    }
  }
}
