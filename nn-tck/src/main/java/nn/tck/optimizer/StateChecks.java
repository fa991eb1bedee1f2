package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;
import static nn.tck.contract.NamedCheck.once;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether a run that was saved and restored goes on as if nothing had happened. */
public final class StateChecks {
  private static final int LAST_SAVED = 20;
  private static final int PARALLEL = 20;

  /** The end of runs that go on in a new process. */
  private static final int END = 12;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public StateChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        everySeed("restoredStateContinues", this::restoredStateContinues),
        everySeed("stateFollowsNames", this::stateFollowsNames),
        once("newProcessContinues", this::newProcessContinues));
  }

  /** Checks that saving at any step and going on in new objects gives the same bits. */
  private void restoredStateContinues(Nn nn, Spec spec, Numbers numbers) {
    for (Spec each : Specs.aloneAndWrapped(nn, spec)) {
      List<Map<String, float[]>> straight = new ArrayList<>();
      Trial uninterrupted = Trial.of(nn, each, numbers);
      for (int step = 0; step <= LAST_SAVED + PARALLEL; step++) {
        straight.add(uninterrupted.values());
        uninterrupted.steps(1);
      }
      Trial saved = Trial.of(nn, each, numbers);
      for (int n = 0; n <= LAST_SAVED; n++) {
        String what = each + ", saved at step " + n;
        requireSame(straight.get(n), saved.values(), what + " and at all before");
        Trial resumed = Trial.of(nn, each, numbers).resume(saved).steps(PARALLEL);
        requireSame(
            straight.get(n + PARALLEL), resumed.values(), what + ", " + PARALLEL + " steps later");
        saved.steps(1);
      }
    }
  }

  /** Checks that state belongs to parameters by name, whatever their order. */
  private void stateFollowsNames(Nn nn, Spec spec, Numbers numbers) {
    Trial saved = Trial.of(nn, spec, numbers).steps(5);
    Trial resumed = Trial.reversed(nn, spec, numbers).resume(saved);
    requireSame(
        saved.steps(7).values(),
        resumed.steps(7).values(),
        spec + ", saved at step 5, restored for the same parameters in another order");
    requireSame(
        saved.evaluated(), resumed.evaluated(), spec + ", the weights to evaluate with after that");
  }

  /** Checks that saving at any step and going on in a new process gives the same bits. */
  private void newProcessContinues(Nn nn, Spec spec, Numbers numbers) {
    List<SavedRun> saved = new ArrayList<>();
    List<SequencedMap<String, float[]>> expected = new ArrayList<>();
    for (Spec each : Specs.aloneAndWrapped(nn, spec)) {
      SequencedMap<String, float[]> end = Trial.of(nn, each, numbers).steps(END).values();
      for (int n = 0; n < END; n++) {
        saved.add(SavedRun.of(each, numbers, Trial.of(nn, each, numbers).steps(n)));
        expected.add(end);
      }
    }
    List<SequencedMap<String, float[]>> ends =
        NewProcess.finish(subject.provider().getClass(), saved, END);
    for (int i = 0; i < ends.size(); i++) {
      SavedRun run = saved.get(i);
      requireSame(
          expected.get(i),
          ends.get(i),
          run.spec() + ", saved at step " + run.step() + ", finished in a new process");
    }
  }

  private void requireSame(
      Map<String, float[]> expected, Map<String, float[]> actual, String what) {
    Contract.STATE_IS_ALLOCATED.requireSame(subject, expected, actual, what);
  }
}
