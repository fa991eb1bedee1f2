package nn.tck.optimizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Closeness;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;
import org.junit.jupiter.api.DynamicTest;

/** Whether an optimizer follows a recorded trace: explicit gradients, and every parameter after. */
public final class TraceCheck {
  private final Subject<OptimizerProvider> subject;

  /** Creates the check. */
  public TraceCheck(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns one test per case of the files. */
  public Stream<DynamicTest> tests(List<Path> files) {
    return files.stream()
        .flatMap(file -> Trace.read(file).stream())
        .map(trace -> DynamicTest.dynamicTest(trace.where(), () -> check(trace)));
  }

  private void check(Trace trace) {
    Spec spec = trace.spec(String.valueOf(trace.get("optimizer")));
    subject.check(spec, (nn, same, numbers) -> followsTrace(nn, trace));
  }

  /** Checks every parameter after every step of a case. */
  private void followsTrace(Nn nn, Trace trace) {
    String name = String.valueOf(trace.get("optimizer"));
    if (!nn.optimizers().get(name).provider().getClass().equals(subject.provider().getClass())) {
      throw new IllegalArgumentException(trace.where() + " is a trace of '" + name + "'");
    }
    Spec spec = trace.spec(name);
    assumeInner(nn, spec);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    for (Trace each : trace.objects("parameters")) {
      parameters.put(
          String.valueOf(each.get("name")),
          nn.parameter(each.shape(), Closeness.floats(each.list("initial"))));
    }
    Optimizer optimizer = nn.optimizers().create(spec, parameters);
    List<?> gradients = trace.list("gradients");
    for (int step = 0; step < gradients.size(); step++) {
      int i = 0;
      for (Parameter parameter : parameters.values()) {
        parameter.assignGradient(Closeness.floats(array(gradients, step, i++)));
      }
      optimizer.step();
      i = 0;
      for (var each : parameters.entrySet()) {
        Closeness.check(
            subject,
            trace.where() + ", step " + (step + 1) + ", " + each.getKey(),
            array(trace.list("after"), step, i++),
            each.getValue().toArray());
      }
    }
  }

  private static void assumeInner(Nn nn, Spec spec) {
    for (Object value : spec.values().values()) {
      if (value instanceof Spec inner) {
        assumeTrue(
            nn.optimizers().list().stream().anyMatch(each -> each.name().equals(inner.name())),
            () -> "there is no " + inner.name());
        assumeInner(nn, inner);
      }
    }
  }

  private static List<?> array(List<?> steps, int step, int parameter) {
    if (steps.get(step) instanceof List<?> arrays
        && arrays.get(parameter) instanceof List<?> array) {
      return array;
    }
    throw new IllegalArgumentException("step " + step + " of the trace has no list of arrays");
  }
}
