package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Numbers;

/** Minimises functions; each method returns the last value divided by the first. */
record Minimizer(Nn nn, Spec spec, int steps) {
  private static final Shape VECTOR = Shape.of(10);
  private static final Shape MATRIX = Shape.of(10, 1);
  private static final Shape KERNEL = Shape.of(2, 5, 1);

  /**
   * Returns what is left of ½ Σ cᵢ (xᵢ − mᵢ)².
   *
   * @param largest the largest of ten curvatures c, ten times the smallest
   */
  double quadratic(Numbers numbers, double largest) {
    return quadratic(numbers, largest, Specs.takes(nn, spec, VECTOR) ? VECTOR : MATRIX);
  }

  /** Returns what is left of it where x has three dimensions; 0 if the optimizer refuses that. */
  double quadraticOfKernel(Numbers numbers, double largest) {
    return Specs.takes(nn, spec, KERNEL) ? quadratic(numbers, largest, KERNEL) : 0;
  }

  private double quadratic(Numbers numbers, double largest, Shape shape) {
    int size = shape.size();
    float[] curvatures = new float[size];
    for (int i = 0; i < size; i++) {
      curvatures[i] = (float) (largest * (i + 1) / size);
    }
    Tensor c = nn.tensor(shape, curvatures);
    Tensor m = nn.tensor(shape, numbers.normal("minimum", size));
    Parameter x = nn.parameter(shape, numbers.normal("start", size));
    return minimize(
        x,
        () -> {
          Tensor off = x.sub(m);
          return off.mul(off).mul(c).sum().mul(0.5f);
        });
  }

  /** Returns what is left of (1 − x)² + 100 (y − x²)² from (−1.2, 1). */
  double rosenbrock() {
    Parameter xy = nn.parameter(shape(2), -1.2f, 1);
    return minimize(
        xy,
        () -> {
          Tensor x = xy.slice(0, 0, 1);
          Tensor valley = xy.slice(0, 1, 2).sub(x.mul(x));
          Tensor along = x.neg().add(1);
          return along.mul(along).add(valley.mul(valley).mul(100)).sum();
        });
  }

  /** Returns the shape of a vector; of a matrix with one column if it must be a matrix. */
  private Shape shape(int size) {
    Shape vector = Shape.of(size);
    return Specs.takes(nn, spec, vector) ? vector : Shape.of(size, 1);
  }

  private double minimize(Parameter x, Supplier<Tensor> function) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("x", x);
    Optimizer optimizer = Specs.create(nn, spec, parameters);
    double first = nn.noGrad(() -> (double) function.get().item());
    for (int i = 0; i < steps; i++) {
      optimizer.step(() -> {
        optimizer.zeroGrad();
        Tensor value = function.get();
        value.backward();
        return value;
      });
    }
    return optimizer.withEvaluationWeights(
        () -> nn.noGrad(() -> (double) function.get().item()) / first);
  }
}
