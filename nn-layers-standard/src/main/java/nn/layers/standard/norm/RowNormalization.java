package nn.layers.standard.norm;

import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.api.kernel.Workers;
import nn.layers.standard.ColumnSums;
import nn.layers.standard.Planes;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes rows of elements that lie side by side: {@code x̂ = (x − mean) / √(mean (x − mean)² +
 * eps)}, {@code y = x̂ · w + b}; or without the mean.
 *
 * <p>A row has segments, each with a weight of its own: one element in a layer norm, a channel in a
 * group norm. Rows take the weights in turn. With g = dy · w: {@code dx = (g − mean g − x̂ · mean(g
 * x̂)) / σ}.
 */
final class RowNormalization implements ArrayOperation {
  private final Kernels kernels;
  private final Shape shape;
  private final Layout layout;
  private final double eps;
  private final boolean centers;
  private final float[] means;
  private final float[] deviations;
  private final Tensor memory;

  /**
   * How rows are divided.
   *
   * @param rows how many there are in a batch
   * @param length of a row
   * @param segment how many elements side by side have the same weight
   * @param weights how many weights there are
   */
  record Layout(int rows, int length, int segment, int weights) {
    int segments() {
      return length / segment;
    }

    /** Returns the weight of the first segment of a row. */
    int firstWeight(int row) {
      return (int) ((long) row * segments() % weights);
    }
  }

  RowNormalization(
      Kernels kernels, Shape shape, Layout layout, double eps, boolean centers, Tensor memory) {
    this.kernels = kernels;
    this.shape = shape;
    this.layout = layout;
    this.eps = eps;
    this.centers = centers;
    this.means = memory.scratch(layout.rows());
    this.deviations = memory.scratch(layout.rows());
    this.memory = memory;
  }

  @Override
  public String name() {
    return "normalization";
  }

  @Override
  public Shape outputShape() {
    return shape;
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    Operand x = inputs.getFirst();
    Planes.each(
        layout.rows(),
        shape.size(),
        workers,
        row -> {
          measure(x.array(), x.from() + row * layout.length(), row, y);
          hats(x, row, y, row * layout.length());
          if (inputs.size() > 1) {
            scale(inputs, row, y);
          }
        });
  }

  /** Measures a row; where its output will stand, the squares stand first. */
  private void measure(float[] x, int from, int row, float[] y) {
    int length = layout.length();
    int at = row * length;
    float mean = centers ? kernels.sum(x, from, from + length) / length : 0;
    for (int i = 0; i < length; i++) {
      float distance = x[from + i] - mean;
      y[at + i] = distance * distance;
    }
    means[row] = mean;
    double variance = kernels.sum(y, at, at + length) / (double) length;
    deviations[row] = (float) (1 / Math.sqrt(variance + eps));
  }

  private void hats(Operand x, int row, float[] to, int at) {
    int from = x.from() + row * layout.length();
    float mean = means[row];
    float deviation = deviations[row];
    float[] array = x.array();
    for (int i = 0; i < layout.length(); i++) {
      to[at + i] = (array[from + i] - mean) * deviation;
    }
  }

  private void scale(List<Operand> inputs, int row, float[] y) {
    Operand w = inputs.get(1);
    @Nullable Operand b = inputs.size() > 2 ? inputs.get(2) : null;
    int at = row * layout.length();
    if (layout.segment() == 1) {
      scaleElements(w, b, y, at);
      return;
    }
    for (int segment = 0; segment < layout.segments(); segment++) {
      int weight = layout.firstWeight(row) + segment;
      float factor = w.array()[w.from() + weight];
      float shift = b == null ? 0 : b.array()[b.from() + weight];
      int from = at + segment * layout.segment();
      for (int i = from; i < from + layout.segment(); i++) {
        y[i] = y[i] * factor + shift;
      }
    }
  }

  private void scaleElements(Operand w, @Nullable Operand b, float[] y, int at) {
    for (int i = 0; i < layout.length(); i++) {
      y[at + i] *= w.array()[w.from() + i];
    }
    for (int i = 0; b != null && i < layout.length(); i++) {
      y[at + i] += b.array()[b.from() + i];
    }
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    float[] products = memory.scratch(shape.size());
    Operand dx = gradients.getFirst();
    Planes.each(
        layout.rows(),
        shape.size(),
        workers,
        row -> {
          int at = row * layout.length();
          hats(inputs.getFirst(), row, products, at);
          if (dx != null) {
            inputGradient(inputs, upstream, row, products, dx);
          }
          for (int i = at; i < at + layout.length(); i++) {
            products[i] *= upstream[i];
          }
        });
    weightGradient(gradients, 1, products);
    weightGradient(gradients, 2, upstream);
  }

  private void inputGradient(
      List<Operand> inputs, float[] upstream, int row, float[] hats, Operand dx) {
    int length = layout.length();
    int at = row * length;
    int to = dx.from() + at;
    float[] g = dx.array();
    System.arraycopy(upstream, at, g, to, length);
    if (inputs.size() > 1) {
      weigh(inputs.get(1), row, g, to);
    }
    float mean = centers ? kernels.sum(g, to, to + length) / length : 0;
    float[] products = new float[length];
    for (int i = 0; i < length; i++) {
      products[i] = g[to + i] * hats[at + i];
    }
    float slope = kernels.sum(products, 0, length) / length;
    float deviation = deviations[row];
    for (int i = 0; i < length; i++) {
      g[to + i] = (g[to + i] - mean - hats[at + i] * slope) * deviation;
    }
  }

  private void weigh(Operand w, int row, float[] g, int at) {
    for (int segment = 0; segment < layout.segments(); segment++) {
      float factor = w.array()[w.from() + layout.firstWeight(row) + segment];
      int from = at + segment * layout.segment();
      for (int i = from; i < from + layout.segment(); i++) {
        g[i] *= factor;
      }
    }
  }

  /** Sums what belongs to each weight: over the elements of a segment, and then over rows. */
  private void weightGradient(List<@Nullable Operand> gradients, int index, float[] products) {
    Operand gradient = gradients.size() > index ? gradients.get(index) : null;
    if (gradient == null) {
      return;
    }
    int weights = layout.weights();
    int segments = layout.rows() * layout.segments();
    float[] sums = products;
    if (layout.segment() > 1) {
      sums = memory.scratch(segments);
      for (int i = 0; i < segments; i++) {
        sums[i] = kernels.sum(products, i * layout.segment(), (i + 1) * layout.segment());
      }
    }
    new ColumnSums(kernels, sums, weights)
        .write(segments / weights, gradient.array(), gradient.from());
  }
}
