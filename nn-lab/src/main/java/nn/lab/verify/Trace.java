package nn.lab.verify;

import java.util.List;
import java.util.Locale;
import nn.api.plugin.Spec;

/** A recorded case: what went into an algorithm, and what came out. */
sealed interface Trace
    permits ActivationTrace,
        FunctionTrace,
        LayerTrace,
        LossTrace,
        MazurTrace,
        OptimizerTrace,
        ScheduleTrace,
        TrainingTrace {

  /** Returns what tells it from other cases of its file. */
  String title();

  /** Returns the plugins that it needs. */
  List<Use> uses();

  /** A plugin of a kind with its hyperparameters. */
  record Use(Kind kind, Spec spec) {}

  /** What a plugin is; each constant's name is the word that users read. */
  enum Kind {
    OPTIMIZER,
    SCHEDULE,
    ACTIVATION,
    LOSS,
    LAYER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
