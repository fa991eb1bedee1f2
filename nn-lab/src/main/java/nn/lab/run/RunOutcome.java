package nn.lab.run;

import java.util.List;

/** How the execution of a run ended. */
public sealed interface RunOutcome {

  /**
   * Every trial came to its end.
   *
   * @param problems files of results that could not be written, each with the reason
   */
  record Finished(RunResult result, List<String> problems) implements RunOutcome {
    /** Copies the list. */
    public Finished {
      problems = List.copyOf(problems);
    }
  }

  /** The process was asked to end, and everything so far is saved. */
  record Stopped() implements RunOutcome {}

  /**
   * Something could not be written, or the folder is gone.
   *
   * @param soFar what there is; the last trial may lack epochs
   * @param reason what happened, and where
   * @param folderIsThere whether the run can go on where it was
   */
  record Failed(RunResult soFar, String reason, boolean folderIsThere) implements RunOutcome {}
}
