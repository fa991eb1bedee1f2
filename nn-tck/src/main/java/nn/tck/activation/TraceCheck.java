package nn.tck.activation;

import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Spec;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import nn.tck.contract.Closeness;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;

/** Whether an activation agrees with a recorded trace: values and derivatives. */
public final class TraceCheck {
  private static final String VALUES = "values";

  private final Subject<ActivationProvider> subject;

  /** Creates the check. */
  public TraceCheck(Subject<ActivationProvider> subject) {
    this.subject = subject;
  }

  /** Checks a case; one without upstream gradient gives the derivative of each element. */
  public void followsTrace(Nn nn, Spec spec, Trace trace) {
    CreatedActivation created = nn.activations().create(spec);
    if (trace.has("upstream")) {
      checkStructured(nn, created, trace);
    } else {
      checkElementwise(nn, created, trace);
    }
  }

  private void checkElementwise(Nn nn, CreatedActivation created, Trace trace) {
    float[] grid = Closeness.floats(trace.list("x"));
    Parameter x = nn.parameter(Shape.of(grid.length), grid);
    Tensor y = created.activation().forward(x);
    y.sum().backward();
    Closeness.check(subject, trace.where() + ", y", trace.list("y"), y.toArray());
    Closeness.check(
        subject, trace.where() + ", dy_dx", trace.list("dy_dx"), ActivationRun.gradient(x));
  }

  private void checkStructured(Nn nn, CreatedActivation created, Trace trace) {
    created
        .parameters()
        .forEach((name, each) -> each.assign(Closeness.floats(trace.object(name).list(VALUES))));
    Trace input = trace.object("x");
    Parameter x = nn.parameter(input.shape(), Closeness.floats(input.list(VALUES)));
    Tensor y = created.activation().forward(x);
    y.backward(nn.tensor(y.shape(), Closeness.floats(trace.object("upstream").list(VALUES))));
    check(trace, "y", y.toArray());
    check(trace, "x_gradient", ActivationRun.gradient(x));
    created
        .parameters()
        .forEach((name, each) -> check(trace, name + "_gradient", ActivationRun.gradient(each)));
  }

  private void check(Trace trace, String field, float[] actual) {
    Closeness.check(
        subject, trace.where() + ", " + field, trace.object(field).list(VALUES), actual);
  }
}
