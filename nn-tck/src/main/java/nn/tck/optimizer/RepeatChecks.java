package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;
import static nn.tck.contract.NamedCheck.once;

import java.util.List;
import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether two runs that should be the same are the same. */
public final class RepeatChecks {
  private static final int STEPS = 10;
  private static final int[] THREADS = {2, 3, 4};

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public RepeatChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        everySeed("sameCallsGiveSameBits", this::sameCallsGiveSameBits),
        everySeed("instancesAreIndependent", this::instancesAreIndependent),
        once("threadsDoNotShow", this::threadsDoNotShow));
  }

  /** Checks that a second run gives the same bits. */
  private void sameCallsGiveSameBits(Nn nn, Spec spec, Numbers numbers) {
    SequencedMap<String, float[]> first = Trial.of(nn, spec, numbers).steps(STEPS).values();
    for (int run = 2; run <= 5; run++) {
      Contract.SAME_CALLS_GIVE_SAME_BITS.requireSame(
          subject,
          first,
          Trial.of(nn, spec, numbers).steps(STEPS).values(),
          spec + ", run " + run + " of " + STEPS + " steps");
    }
  }

  /** Checks that two optimizers that step in turn do not notice each other. */
  private void instancesAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    SequencedMap<String, float[]> alone = Trial.of(nn, spec, numbers).steps(STEPS).values();
    Trial one = Trial.of(nn, spec, numbers);
    Trial other = Trial.of(nn, spec, numbers).skip(100);
    for (int i = 0; i < STEPS; i++) {
      one.steps(1);
      other.steps(1);
    }
    Contract.PROVIDER_HOLDS_NO_STATE.requireSame(
        subject, alone, one.values(), spec + ", while another optimizer stepped");
  }

  /** Checks that the number of threads does not show in the bits. */
  private void threadsDoNotShow(Nn nn, Spec spec, Numbers numbers) {
    SequencedMap<String, float[]> one = Trial.large(nn, spec, numbers).steps(3).values();
    for (int threads : THREADS) {
      try (Nn many = subject.nn(threads)) {
        Contract.THREADS_DO_NOT_SHOW.requireSame(
            subject,
            one,
            Trial.large(many, spec, numbers).steps(3).values(),
            spec + " on " + threads + " threads");
      }
    }
  }
}
