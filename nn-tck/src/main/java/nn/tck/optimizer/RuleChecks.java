package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;
import static nn.tck.contract.NamedCheck.once;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import nn.api.Shape;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
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
  private static final List<Shape> SHAPES = List.of(Shape.of(5), Shape.of(5, 7), Shape.of(2, 3, 2));

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
        everySeed("noArrayIsKept", this::noArrayIsKept),
        once("slotsAreConstant", this::slotsAreConstant));
  }

  /** Checks that a rule declares the same state, of the same shapes, each time it is asked. */
  private void slotsAreConstant(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(subject.provider() instanceof RuleProvider, "not a rule");
    RuleProvider provider = (RuleProvider) subject.provider();
    List<String> first = declared(Specs.rule(provider, subject.plugin(), spec));
    for (int i = 0; i < 8; i++) {
      List<String> again = declared(Specs.rule(provider, subject.plugin(), spec));
      if (!again.equals(first)) {
        throw Contract.SLOTS_ARE_CONSTANT.broken(
            subject, "with " + spec + ": it declares " + first + ", and then " + again);
      }
    }
  }

  private static List<String> declared(Rule rule) {
    return rule.slots().stream().map(RuleChecks::declared).toList();
  }

  private static String declared(Slot slot) {
    String shape =
        slot.extent() instanceof Slot.Shaped shaped
            ? SHAPES.stream()
                .filter(shaped.where())
                .map(each -> each + " → " + shaped.shape().apply(each))
                .toList()
                .toString()
            : slot.extent().toString();
    return slot.name() + " " + slot.role() + " " + slot.initial() + " " + shape;
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
