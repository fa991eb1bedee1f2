package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.Scheduler;

/** Goes through the recorded steps and compares the learning rate in force at each. */
record ScheduleCheck(Nn nn) {

  void check(ScheduleTrace trace, Comparison comparison) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", nn.parameter(Shape.of(1), 0));
    Optimizer optimizer = nn.optimizers().create(trace.optimizer(), parameters);
    Scheduler scheduler = nn.schedules().attach(trace.schedule(), optimizer);
    Numbers rates = trace.rates();
    for (int step = 0; step < rates.size(); step++) {
      double rate = optimizer.groups().getFirst().values().getOrDefault("lr", Double.NaN);
      comparison.element("step " + step + ", lr", rates, step, rate);
      if (trace.metrics().isPresent()) {
        scheduler.step(trace.metrics().get().get(step));
      } else {
        scheduler.step();
      }
    }
  }
}
