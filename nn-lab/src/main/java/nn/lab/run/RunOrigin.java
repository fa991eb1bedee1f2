package nn.lab.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the results of a run come from.
 *
 * @param now nn, the plugins and the data of this process
 * @param changes by the number of a trial: what differed for it, or for its first steps
 */
record RunOrigin(Provenance now, SequencedMap<Integer, List<String>> changes) {
  RunOrigin {
    changes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(changes));
  }

  /** Returns what differed for a trial; nothing if all of it was trained with what is used now. */
  List<String> changes(Trial trial) {
    return changes.getOrDefault(trial.number(), List.of());
  }
}
