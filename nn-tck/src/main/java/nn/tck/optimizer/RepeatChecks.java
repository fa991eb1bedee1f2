package nn.tck.optimizer;

import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Bits;
import nn.tck.contract.Contract;
import nn.tck.contract.Subject;

/** Whether two runs that should be the same are the same. */
public final class RepeatChecks {
  private static final int STEPS = 10;
  private static final int[] THREADS = {2, 3, 8};

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public RepeatChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Checks that a second run gives the same bits. */
  public void sameCallsGiveSameBits(Nn nn, Spec spec) {
    SequencedMap<String, float[]> first = Trial.of(nn, spec).steps(STEPS).values();
    for (int run = 2; run <= 5; run++) {
      compare(
          Contract.SAME_CALLS_GIVE_SAME_BITS,
          first,
          Trial.of(nn, spec).steps(STEPS),
          spec + ", run " + run + " of " + STEPS + " steps");
    }
  }

  /** Checks that two optimizers that step in turn do not notice each other. */
  public void instancesAreIndependent(Nn nn, Spec spec) {
    SequencedMap<String, float[]> alone = Trial.of(nn, spec).steps(STEPS).values();
    Trial one = Trial.of(nn, spec);
    Trial other = Trial.of(nn, spec).skip(100);
    for (int i = 0; i < STEPS; i++) {
      one.steps(1);
      other.steps(1);
    }
    compare(
        Contract.PROVIDER_HOLDS_NO_STATE, alone, one, spec + ", while another optimizer stepped");
  }

  /** Checks that the number of threads does not show in the bits. */
  public void threadsDoNotShow(Nn nn, Spec spec) {
    SequencedMap<String, float[]> one = Trial.large(nn, spec).steps(3).values();
    for (int threads : THREADS) {
      try (Nn many = subject.nn(threads)) {
        compare(
            Contract.THREADS_DO_NOT_SHOW,
            one,
            Trial.large(many, spec).steps(3),
            spec + " on " + threads + " threads");
      }
    }
  }

  private void compare(
      Contract contract, SequencedMap<String, float[]> expected, Trial trial, String what) {
    String difference = Bits.difference(expected, trial.values());
    if (difference != null) {
      throw contract.broken(subject, "with " + what + ": " + difference);
    }
  }
}
