package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.once;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.PluginKind;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What an optimizer may do while it walks over elements, and with what it is lent. */
public final class SweepChecks {
  private static final int STEPS = 4;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public SweepChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        once("partsAreIndependent", this::partsAreIndependent),
        once("readingChangesNoValues", this::readingChangesNoValues),
        once("scratchHoldsNothing", this::scratchHoldsNothing));
  }

  /** Checks that it does not matter where parts end, and which comes first. */
  private void partsAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    Contract.PARTS_ARE_INDEPENDENT.requireSame(
        subject,
        values(nn, spec, numbers),
        watched(Watch.ofParts(), spec, numbers),
        spec + ", each part of a sweep in pieces of a few elements");
  }

  /** Checks that bodies that are said to read do not write. */
  private void readingChangesNoValues(Nn nn, Spec spec, Numbers numbers) {
    Watch watch = Watch.ofParts();
    watched(watch, spec, numbers);
    if (!watch.findings().isEmpty()) {
      throw Contract.READING_CHANGES_NO_VALUES.broken(
          subject, "with " + spec + ": " + watch.findings().element());
    }
  }

  /** Checks that scratch matrices are written before they are read, and left alone afterwards. */
  private void scratchHoldsNothing(Nn nn, Spec spec, Numbers numbers) {
    Contract.SCRATCH_HOLDS_NOTHING.requireSame(
        subject,
        values(nn, spec, numbers),
        watched(Watch.ofScratch(), spec, numbers),
        spec + ", scratch matrices that hold NaN before and after each update");
  }

  private Map<String, float[]> watched(Watch watch, Spec spec, Numbers numbers) {
    OptimizerProvider provider = WatchedOptimizer.of(subject.provider(), watch);
    Subject<OptimizerProvider> watched =
        new Subject<>(PluginKind.OPTIMIZER, provider, subject.withCompanions());
    try (Nn nn = watched.nn(1)) {
      return values(nn, WatchedOptimizer.named(spec), numbers);
    }
  }

  private static Map<String, float[]> values(Nn nn, Spec spec, Numbers numbers) {
    Map<String, float[]> values =
        new LinkedHashMap<>(Trial.of(nn, spec, numbers).steps(STEPS).values());
    Trial.large(nn, spec, numbers)
        .steps(2)
        .values()
        .forEach((path, array) -> values.put("large " + path, array));
    return values;
  }
}
