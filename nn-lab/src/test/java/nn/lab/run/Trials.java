package nn.lab.run;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Spec;
import nn.lab.config.ContestantLabel;
import nn.layers.training.EpochMetrics;
import nn.layers.training.NonFiniteException;

/** Makes results of trials for tests. */
final class Trials {
  private Trials() {}

  static Trial trial(int number, int contestant, String label, long seed) {
    Spec optimizer = Spec.of("sgd").with("lr", 0.1 * (contestant + 1));
    return new Trial(
        number, contestant, optimizer, List.of(), new ContestantLabel(label, label), seed);
  }

  /** Returns a trial that came to its end, with these test losses. */
  static TrialResult finished(Trial trial, double... losses) {
    return new TrialResult(trial, epochs(losses), 0, Optional.empty(), Optional.empty());
  }

  /** Returns a trial that diverged at a step after these test losses. */
  static TrialResult diverged(Trial trial, long step, double... losses) {
    NonFiniteException divergence = mock();
    when(divergence.step()).thenReturn(step);
    return new TrialResult(trial, epochs(losses), 0, Optional.of(divergence), Optional.empty());
  }

  private static List<EpochMetrics> epochs(double... losses) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (double loss : losses) {
      epochs.add(new EpochMetrics(epochs.size() + 1, loss, loss, Math.exp(-loss), List.of(0.1), 1));
    }
    return epochs;
  }
}
