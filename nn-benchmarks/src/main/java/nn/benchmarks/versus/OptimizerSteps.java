package nn.benchmarks.versus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;

/** Steps of optimizers alone, over parameters whose gradients stay as they are. */
final class OptimizerSteps {
  /** Parameters of ten that both sides compare. */
  private static final int COMPARED = 3;

  private OptimizerSteps() {}

  static Prepared overTen(Nn nn, Work.OptimizerStep work) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    int size = work.parameters() / 10;
    for (int i = 0; i < 10; i++) {
      Parameter parameter = nn.parameter(Shape.of(size), Numbers.of(size, 2L * i));
      parameter.assignGradient(Numbers.of(size, 2L * i + 1));
      parameters.put("p" + i, parameter);
    }
    Optimizer optimizer = afterFirstSteps(nn, work.optimizer(), parameters);
    List<Parameter> order = parameters.values().stream().toList();
    double[] moved = new double[COMPARED];
    Arrays.setAll(moved, i -> distance(order.get(i).toArray(), Numbers.of(size, 2L * i)));
    return new Prepared(moved, optimizer::step);
  }

  static Prepared overMatrix(Nn nn, Work.MatrixStep work) {
    int size = work.rows() * work.columns();
    Parameter weight = nn.parameter(Shape.of(work.rows(), work.columns()), Numbers.of(size, 0));
    weight.assignGradient(Numbers.of(size, 1));
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    Optimizer optimizer = afterFirstSteps(nn, work.optimizer(), parameters);
    float[] values = weight.toArray();
    float[] start = Numbers.of(size, 0);
    double[] moved = {distance(values, start), descent(values, start, Numbers.of(size, 1))};
    return new Prepared(moved, optimizer::step);
  }

  private static Optimizer afterFirstSteps(
      Nn nn, String optimizer, SequencedMap<String, Parameter> parameters) {
    Optimizer created = nn.optimizers().create(Spelling.of(optimizer), parameters);
    for (int i = 0; i < Prepared.FIRST_STEPS; i++) {
      created.step();
    }
    return created;
  }

  /** Returns how far the elements have moved, not their sum, which rounding shifts by as much. */
  private static double distance(float[] values, float[] start) {
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      distance += Math.abs((double) values[i] - start[i]);
    }
    return distance;
  }

  /** Returns how far they went down the gradient, which a transposed or negative step changes. */
  private static double descent(float[] values, float[] start, float[] gradient) {
    double descent = 0;
    for (int i = 0; i < values.length; i++) {
      descent += ((double) start[i] - values[i]) * gradient[i];
    }
    return descent;
  }
}
