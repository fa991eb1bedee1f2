package nn.lab.run;

import java.util.Locale;
import java.util.Optional;
import nn.lab.console.Progress;
import nn.layers.training.EpochMetrics;
import nn.layers.training.StepMetrics;
import nn.layers.training.TrainingResult;

/** Says which trial runs, how well it does, and how long all will take. */
final class RunProgress {
  private static final int LABEL_WIDTH = 48;
  private static final double WARM_UP_SECONDS = 2;

  private final Progress progress;
  private final int trials;
  private final int epochs;
  private final Evaluated evaluated;
  private final long start = System.nanoTime();
  private boolean kernelsSaid;
  private boolean weightsSaid;
  private long stepsMade;
  private long stepsLeft;
  private Optional<EpochMetrics> lastEpoch = Optional.empty();

  /** Creates it for a run that needs this many steps in all. */
  RunProgress(Progress progress, int trials, int epochs, Evaluated evaluated, long steps) {
    this.progress = progress;
    this.trials = trials;
    this.epochs = epochs;
    this.evaluated = evaluated;
    this.stepsLeft = steps;
  }

  /** Says once what computes, and why. */
  void kernels(String text) {
    if (!kernelsSaid) {
      progress.milestone("Kernels: " + text);
      kernelsSaid = true;
    }
  }

  /** Says once what networks begin with. */
  void weights(String text) {
    if (!weightsSaid) {
      progress.milestone("Weights: " + text);
      weightsSaid = true;
    }
  }

  /** A trial begins, with this many of its steps made before. */
  void trialStarted(TrainingResult restored) {
    stepsLeft -= restored.steps();
    lastEpoch =
        restored.epochs().isEmpty() ? Optional.empty() : Optional.of(restored.epochs().getLast());
  }

  void step(Trial trial, StepMetrics step) {
    stepsMade++;
    stepsLeft--;
    progress.update(() ->
        String.format(
            Locale.ROOT,
            "%s epoch %d/%d  loss %s%s%s",
            head(trial),
            step.epoch(),
            epochs,
            loss(step),
            lastEpoch.map(evaluated::shown).orElse(""),
            timeLeft()));
  }

  /** A batch has no loss if none of its targets counts. */
  private static String loss(StepMetrics step) {
    return Double.isNaN(step.loss()) ? "—" : String.format(Locale.ROOT, "%.4f", step.loss());
  }

  void epoch(EpochMetrics metrics) {
    lastEpoch = Optional.of(metrics);
  }

  void trialEnded(TrialResult result) {
    String outcome =
        result
            .divergence()
            .map(divergence -> "diverged at step " + divergence.step())
            .orElseGet(() -> evaluated.shown(result));
    progress.milestone(
        String.format(
            Locale.ROOT,
            "%s %s%s, %s",
            head(result.trial()),
            outcome,
            dropped(result.dropped()),
            duration(Math.round(result.seconds()))));
  }

  private static String dropped(long steps) {
    return steps == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", %,d %s left out because a number was not finite",
            steps,
            steps == 1 ? "step" : "steps");
  }

  private String head(Trial trial) {
    return String.format(
        Locale.ROOT, "[%d/%d] %s  seed %d ", trial.number(), trials, label(trial), trial.seed());
  }

  private static String label(Trial trial) {
    String label = trial.name().brief();
    return label.length() <= LABEL_WIDTH ? label : label.substring(0, LABEL_WIDTH - 1) + "…";
  }

  /** The first steps are slow, so they foretell nothing. */
  private String timeLeft() {
    double elapsed = (System.nanoTime() - start) / 1e9;
    return elapsed < WARM_UP_SECONDS
        ? ""
        : "  ETA " + duration(Math.round(elapsed / stepsMade * stepsLeft));
  }

  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? String.format(Locale.ROOT, "%d min %02d s", minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
