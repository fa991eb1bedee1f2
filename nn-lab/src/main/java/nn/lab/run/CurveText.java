package nn.lab.run;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * What the picture of the curves says in words.
 *
 * @param results the best first, at least one
 * @param evaluated what the epochs were evaluated on
 */
record CurveText(List<OptimizerResult> results, Evaluated evaluated) {

  /** Returns what was trained. */
  String title(String name) {
    OptimizerResult best = results.getFirst();
    int seeds = best.trials().size();
    if (results.size() > 1) {
      String each = seeds == 1 ? "one seed" : seeds + " seeds each";
      return name + ": " + results.size() + " optimizers, " + each;
    }
    String with = seeds == 1 ? "" : ", " + seeds + " seeds";
    return name + ": " + best.brief() + with;
  }

  /**
   * Returns what an optimizer came to: its number on the test data, and how many seeds diverged.
   */
  String outcome(OptimizerResult result) {
    int diverged = result.diverged().size();
    int seeds = result.trials().size();
    String number =
        evaluated.hasAccuracy()
            ? result.testAccuracy().shown(100, 2) + " %"
            : result.testLoss().shown(1, 4);
    if (diverged == 0) {
      return number;
    }
    return diverged == seeds
        ? "diverged in epoch" + epochs(result)
        : number + ", " + diverged + " of " + seeds + " diverged";
  }

  private static String epochs(OptimizerResult result) {
    IntSummaryStatistics epochs =
        result.diverged().stream().mapToInt(t -> t.epochs().size() + 1).summaryStatistics();
    return epochs.getMin() == epochs.getMax()
        ? " " + epochs.getMin()
        : "s " + epochs.getMin() + " to " + epochs.getMax();
  }

  /** Returns what lines, bands and crosses mean, as far as there are some. */
  String caption(ValueAxis losses) {
    List<String> sentences = new ArrayList<>();
    int seeds = results.getFirst().trials().size();
    if (seeds > 1) {
      sentences.add(
          "Line: mean over " + seeds + " seeds; band: from the lowest seed to the highest.");
    }
    if (results.stream().anyMatch(result -> !result.diverged().isEmpty())) {
      sentences.add("×: a seed diverged; line and band go on with the others.");
    }
    if (losses.cuts()) {
      sentences.add(String.format(Locale.ROOT, "Losses above %.3g are cut off.", losses.to()));
    }
    sentences.add(
        (results.size() > 1 ? "In grey: the test " : "Test ")
            + (evaluated.hasAccuracy() ? "accuracy" : "loss")
            + (evaluated.isValidation() ? " of the best epoch" : " after the last epoch")
            + (seeds > 1 ? ", mean ± standard deviation over the seeds" : "")
            + (results.size() > 1 ? "." : ": " + outcome(results.getFirst()) + "."));
    return String.join(" ", sentences);
  }
}
