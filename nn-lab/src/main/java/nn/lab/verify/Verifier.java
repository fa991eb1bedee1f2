package nn.lab.verify;

import java.util.List;
import nn.autograd.Nn;
import nn.autograd.registry.PluginException;
import nn.layers.loss.Losses;

/** Repeats recorded cases with the installed plugins. */
final class Verifier {
  private final Nn nn;
  private final Losses losses;
  private final Installed installed;
  private final Tolerance tolerance;

  Verifier(Nn nn, Losses losses, Tolerance tolerance) {
    this.nn = nn;
    this.losses = losses;
    this.installed = new Installed(nn, losses);
    this.tolerance = tolerance;
  }

  /** Computes a case and compares every number that was recorded. */
  Outcome verify(Trace trace) {
    List<Installed.Missing> missing = installed.missing(trace);
    if (!missing.isEmpty()) {
      return new Outcome.NoPlugin(missing);
    }
    Comparison comparison = new Comparison(tolerance);
    try {
      check(trace, comparison);
    } catch (PluginException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    }
    return comparison.outcome();
  }

  private void check(Trace trace, Comparison comparison) {
    switch (trace) {
      case OptimizerTrace optimizer -> new OptimizerCheck(nn).check(optimizer, comparison);
      case FunctionTrace function -> new FunctionCheck(nn).check(function, comparison);
      case ScheduleTrace schedule -> new ScheduleCheck(nn).check(schedule, comparison);
      case ActivationTrace activation -> new ActivationCheck(nn).check(activation, comparison);
      case LossTrace loss -> new LossCheck(nn, losses).check(loss, comparison);
      case LayerTrace layer -> new LayerCheck(nn).check(layer, comparison);
      case TrainingTrace training -> new TrainingCheck(nn, losses).check(training, comparison);
      case MazurTrace mazur -> new MazurCheck(nn, losses, mazur).check(comparison);
    }
  }
}
