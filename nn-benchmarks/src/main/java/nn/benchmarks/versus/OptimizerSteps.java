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
}
