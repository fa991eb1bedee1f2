package nn.tck.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.autograd.TrainingLength;
import nn.tck.optimizer.Descent;

/** A schedule that drives the learning rate of plain descent, under a metric that levels off. */
final class Drive {
  private static final String LR = "lr";
  private static final long STEPS = 60;

  private final Optimizer optimizer;
  private final Scheduler scheduler;

  Drive(Nn nn, Spec spec, double base) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", nn.parameter(Shape.of(1), 1));
    optimizer = nn.optimizers().create(Spec.of(Descent.NAME).with(LR, base), parameters);
    scheduler = nn.schedules().attach(spec, optimizer, TrainingLength.ofSteps(STEPS));
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Returns the values in force at the next steps, and goes past them. */
  List<Double> steps(int count) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(value());
      scheduler.step(metric(scheduler.count()));
    }
    return values;
  }

  /** Returns the values in force at the steps of given metrics. */
  List<Double> steps(List<?> metrics) {
    List<Double> values = new ArrayList<>();
    for (Object metric : metrics) {
      values.add(value());
      scheduler.step(((Number) metric).doubleValue());
    }
    return values;
  }

  /** Returns the values that a state has at some steps. */
  List<Double> values(SequencedMap<String, Double> state, List<Long> steps) {
    List<Double> values = new ArrayList<>();
    for (long step : steps) {
      SequencedMap<String, Double> moved = new LinkedHashMap<>(state);
      moved.put("step", (double) step);
      scheduler.load(moved);
      values.add(value());
    }
    return values;
  }

  private double value() {
    Double value = optimizer.groups().getFirst().values().get(LR);
    if (value == null) {
      throw new IllegalStateException("plain descent has no learning rate");
    }
    return value;
  }

  /** Falls for twenty steps, then stays, then rises a little. */
  private static double metric(long step) {
    return step < 20 ? 1.0 / (1 + step) : step < 40 ? 0.05 : 0.06;
  }
}
