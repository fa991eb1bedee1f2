package nn.lab.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Where the trials of a run continue, and what differs from when their checkpoints were written.
 *
 * @param starts one per trial
 * @param changes of nn, plugins and data, each with the earlier and the present state; a user
 *     accepted them, or nothing is left to train
 */
record Resumption(List<TrialStart> starts, List<String> changes) {
  Resumption {
    starts = List.copyOf(starts);
    changes = List.copyOf(changes);
  }

  /** Returns whether nothing is left to train. */
  boolean isWhole() {
    return starts.stream().allMatch(TrialStart::isWhole);
  }

  /** Returns what {@code metrics.csv} begins with. */
  List<MetricsFile.Rows> rows() {
    return starts.stream()
        .map(start -> new MetricsFile.Rows(start.trial(), start.epochs()))
        .toList();
  }

  /**
   * Returns what the results come from.
   *
   * @param now what is trained with now
   */
  RunOrigin origin(Provenance now) {
    SequencedMap<Integer, List<String>> changed = new LinkedHashMap<>();
    starts.forEach(start -> changed.put(start.trial().number(), start.changes()));
    return new RunOrigin(now, changed);
  }
}
