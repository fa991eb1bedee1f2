package nn.tck.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Bits;
import nn.tck.contract.Contract;
import nn.tck.contract.Subject;

/** Whether a run that was saved and restored goes on as if nothing had happened. */
public final class StateChecks {
  private static final int STEPS = 12;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public StateChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Checks that saving at any step and going on in new objects gives the same bits. */
  public void restoredStateContinues(Nn nn, Spec spec) {
    for (Spec each : List.of(spec, Specs.wrapped(nn, spec))) {
      SequencedMap<String, float[]> expected = Trial.of(nn, each).steps(STEPS).values();
      for (int n = 0; n < STEPS; n++) {
        Trial saved = Trial.of(nn, each).steps(n);
        Trial resumed = Trial.of(nn, each).resume(saved);
        compare(expected, resumed.steps(STEPS - n).values(), each + ", saved at step " + n);
      }
    }
  }

  /** Checks that state belongs to parameters by name, whatever their order. */
  public void stateFollowsNames(Nn nn, Spec spec) {
    Trial saved = Trial.of(nn, spec).steps(5);
    Trial resumed = Trial.reversed(nn, spec).resume(saved);
    compare(
        saved.steps(7).values(),
        resumed.steps(7).values(),
        spec + ", saved at step 5, restored for the same parameters in another order");
  }

  /** Checks that saving at any step and going on in a new process gives the same bits. */
  public void newProcessContinues(Nn nn, Spec spec) {
    List<SavedRun> saved = new ArrayList<>();
    List<SequencedMap<String, float[]>> expected = new ArrayList<>();
    for (Spec each : List.of(spec, Specs.wrapped(nn, spec))) {
      SequencedMap<String, float[]> end = Trial.of(nn, each).steps(STEPS).values();
      for (int n = 0; n < STEPS; n++) {
        saved.add(SavedRun.of(each, Trial.of(nn, each).steps(n)));
        expected.add(end);
      }
    }
    List<SequencedMap<String, float[]>> ends =
        NewProcess.finish(subject.provider().getClass(), saved, STEPS);
    for (int i = 0; i < ends.size(); i++) {
      SavedRun run = saved.get(i);
      compare(
          expected.get(i),
          ends.get(i),
          run.spec() + ", saved at step " + run.step() + ", restored in a new process");
    }
  }

  private void compare(
      SequencedMap<String, float[]> expected, SequencedMap<String, float[]> actual, String what) {
    String difference = Bits.difference(expected, actual);
    if (difference != null) {
      throw Contract.STATE_IS_ALLOCATED.broken(
          subject, "with " + what + ", after step " + STEPS + ": " + difference);
    }
  }
}
