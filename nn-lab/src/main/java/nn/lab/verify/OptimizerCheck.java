package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;

/** Hands the recorded gradients to the optimizer and compares every parameter after every step. */
record OptimizerCheck(Nn nn) {

  void check(OptimizerTrace trace, Comparison comparison) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    trace.initial().forEach((name, array) -> parameters.put(name, array.parameter(nn)));
    Optimizer optimizer = nn.optimizers().create(trace.optimizer(), parameters);
    int number = 0;
    for (OptimizerTrace.Step step : trace.steps()) {
      number++;
      assignGradients(step, parameters);
      optimizer.step();
      compare("step " + number, step.after(), parameters, comparison);
      if (!step.evaluated().isEmpty()) {
        String where = "step " + number + " in evaluation";
        optimizer.withEvaluationWeights(() -> {
          compare(where, step.evaluated(), parameters, comparison);
          return true;
        });
      }
    }
  }

  private static void assignGradients(
      OptimizerTrace.Step step, SequencedMap<String, Parameter> parameters) {
    int i = 0;
    for (Parameter parameter : parameters.values()) {
      step.gradients()
          .get(i++)
          .ifPresentOrElse(
              numbers -> parameter.assignGradient(numbers.floats()), parameter::zeroGrad);
    }
  }

  private static void compare(
      String when,
      List<Numbers> expected,
      SequencedMap<String, Parameter> parameters,
      Comparison comparison) {
    int i = 0;
    for (var parameter : parameters.entrySet()) {
      String where = when + ", " + parameter.getKey();
      comparison.list(where, expected.get(i++), parameter.getValue().toArray());
    }
  }
}
