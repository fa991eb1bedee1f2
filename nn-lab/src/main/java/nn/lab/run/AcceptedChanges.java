package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The changes of nn, plugins and data that a user accepted for a training, as its checkpoints carry
 * them.
 *
 * @param lines one per change, each with the step after which it applies
 */
record AcceptedChanges(List<String> lines) {
  static final AcceptedChanges NONE = new AcceptedChanges(List.of());

  private static final String KEY = "lab.accepted_changes";

  AcceptedChanges {
    lines = List.copyOf(lines);
  }

  /** Returns what the texts of a checkpoint say. */
  static AcceptedChanges of(Map<String, String> metadata) {
    return new AcceptedChanges(metadata.getOrDefault(KEY, "").lines().toList());
  }

  /** Returns these, and others that apply after a step. */
  AcceptedChanges and(long step, List<String> changes) {
    List<String> all = new ArrayList<>(lines);
    changes.forEach(change -> all.add("after step " + step + ": " + change));
    return new AcceptedChanges(all);
  }

  /** Returns the text that a checkpoint carries; none if there is nothing to say. */
  Map<String, String> metadata() {
    return lines.isEmpty() ? Map.of() : Map.of(KEY, String.join("\n", lines));
  }
}
