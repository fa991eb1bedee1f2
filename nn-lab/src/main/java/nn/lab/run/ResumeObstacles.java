package nn.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Collects why a run cannot be resumed, each reason once, and says what can be done about it. */
final class ResumeObstacles {
  private final SequencedSet<String> faults = new LinkedHashSet<>();
  private final SequencedSet<String> damages = new LinkedHashSet<>();
  private final SequencedSet<String> changes = new LinkedHashSet<>();

  /** Adds what no option allows; the text says what to do. */
  void addFault(String fault) {
    faults.add(fault);
  }

  /** Adds a damaged checkpoint of a training that has no other. */
  void addDamage(String damage) {
    damages.add(damage);
  }

  /** Adds differences of nn, plugins and data. */
  void addChanges(List<String> more) {
    changes.addAll(more);
  }

  List<String> changes() {
    return List.copyOf(changes);
  }

  /**
   * Fails if there is an obstacle.
   *
   * @param changesMatter whether the changes are obstacles
   * @throws RunException listing all of them
   */
  void throwIfAny(RunFolder folder, boolean changesMatter) {
    List<String> lines = new ArrayList<>(faults);
    if (!damages.isEmpty()) {
      addDamages(lines);
    }
    if (changesMatter && !changes.isEmpty()) {
      addChanges(lines, folder);
    }
    if (!lines.isEmpty()) {
      lines.addFirst(folder.path() + " cannot be resumed; nothing in it was changed.");
      throw new RunException(String.join("\n", lines));
    }
  }

  private void addDamages(List<String> lines) {
    lines.add("Every checkpoint of a training is damaged:");
    damages.forEach(damage -> lines.add("  " + damage));
    lines.add(
        "Put back a copy of one, or begin such a training anew with "
            + ResumeChoices.RESTART_DAMAGED
            + ".");
  }

  private void addChanges(List<String> lines, RunFolder folder) {
    lines.add("What it is trained with has changed since it began:");
    changes.forEach(change -> lines.add("  " + change));
    lines.add(
        "Restore the earlier state, or accept the change with "
            + ResumeChoices.ACCEPT_CHANGES
            + "; "
            + folder.summary().getFileName()
            + " then names both states.");
  }
}
