package nn.tck.schedule;

import java.util.Collections;
import java.util.List;
import nn.api.plugin.Spec;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.Nn;
import nn.tck.contract.Closeness;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;

/** Whether a schedule follows a recorded trace: the learning rate in force at each step. */
public final class TraceCheck {
  private final Subject<ScheduleProvider> subject;

  /** Creates the check. */
  public TraceCheck(Subject<ScheduleProvider> subject) {
    this.subject = subject;
  }

  /** Checks the learning rate at every step of a case. */
  public void followsTrace(Nn nn, Spec spec, Trace trace) {
    List<?> expected = trace.list("lr");
    List<?> metrics =
        trace.has("metrics") ? trace.list("metrics") : Collections.nCopies(expected.size(), 0.0);
    double base = ((Number) trace.get("base_lr")).doubleValue();
    List<Double> values = new Drive(nn, spec, base).steps(metrics);
    float[] actual = new float[values.size()];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = values.get(i).floatValue();
    }
    Closeness.check(subject, trace.where(), expected, actual);
  }
}
