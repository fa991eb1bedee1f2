package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;

import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What elementwise rules must hold so that the framework may cut, join and move arrays. */
public final class RuleChecks {
  private static final int[] LENGTHS = {1, 2, 3, 7, 15, 16, 17, 100};
  private static final int MARGIN = 13;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public RuleChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        everySeed("elementsAreIndependent", this::elementsAreIndependent),
        everySeed("orderOfElementsDoesNotShow", this::orderOfElementsDoesNotShow),
        everySeed("onlyTheRangeIsTouched", this::onlyTheRangeIsTouched),
        everySeed("noArrayIsKept", this::noArrayIsKept));
  }

  /** Checks that cutting the range changes no bit of values and state. */
  private void elementsAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    RuleArrays whole = RuleRun.PLAIN.run(subject, spec, numbers);
    for (int length : LENGTHS) {
      compare(
          whole,
          RuleRun.PLAIN.withLength(length).run(subject, spec, numbers),
          spec + ", ranges of " + length + " elements instead of one of " + RuleArrays.SIZE);
    }
    compare(
        whole,
        RuleRun.PLAIN.withMargin(MARGIN).run(subject, spec, numbers),
        spec + ", a range that starts at " + MARGIN + " instead of 0");
  }

  /** Checks that an element may lie anywhere. */
  private void orderOfElementsDoesNotShow(Nn nn, Spec spec, Numbers numbers) {
    compare(
        RuleRun.PLAIN.run(subject, spec, numbers),
        RuleRun.PLAIN
            .withOrder(numbers.order("order", RuleArrays.SIZE))
            .run(subject, spec, numbers),
        spec + ", the same elements in another order");
  }

  private void compare(RuleArrays expected, RuleArrays actual, String what) {
    Contract.ELEMENTS_ARE_INDEPENDENT.requireSame(
        subject, expected.elements(), actual.elements(), what);
  }

  /** Checks that what lies outside of the range is neither read nor written. */
  private void onlyTheRangeIsTouched(Nn nn, Spec spec, Numbers numbers) {
    RuleArrays arrays = RuleRun.PLAIN.withMargin(MARGIN).withLength(50).run(subject, spec, numbers);
    Contract.ONLY_THE_RANGE_IS_TOUCHED.requireSame(
        subject, arrays.untouchedMargins(), arrays.margins(), "" + spec);
  }

  /** Checks that a rule keeps no array: the framework may move values, gradients and state. */
  private void noArrayIsKept(Nn nn, Spec spec, Numbers numbers) {
    Contract.STATE_LIES_IN_SLOTS.requireSame(
        subject,
        RuleRun.PLAIN.run(subject, spec, numbers).elements(),
        RuleRun.PLAIN.withMovingArrays().run(subject, spec, numbers).elements(),
        spec + ", arrays that moved between two steps");
  }
}
