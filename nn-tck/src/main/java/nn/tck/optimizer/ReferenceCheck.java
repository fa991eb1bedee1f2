package nn.tck.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether an optimizer is what its author's reference is in double precision, for long. */
public final class ReferenceCheck {
  private static final int STEPS = 1_000;

  /** Sizes of gradients, so that a constant such as ε shows somewhere. */
  private static final List<Float> SIZES = List.of(1f, 1e-2f, 1e-4f, 1e-6f, 1e-8f, 1e2f, 1e4f);

  private final Subject<OptimizerProvider> subject;
  private final Supplier<Update> references;

  /** The reference for one element. */
  @FunctionalInterface
  public interface Update {

    /** Returns the element after its t-th step. */
    double update(long t, double theta, double g);
  }

  /**
   * Creates the check.
   *
   * @param references gives each element its own
   */
  public ReferenceCheck(Subject<OptimizerProvider> subject, Supplier<Update> references) {
    this.subject = subject;
    this.references = references;
  }

  /** Checks every element after each of 1,000 steps. */
  public void followsReference(Nn nn, Spec spec, Numbers numbers) {
    Trial trial = Trial.of(nn, spec, ofManySizes(Inputs.normal(numbers)));
    Map<String, List<ReferenceElement>> expected = new LinkedHashMap<>();
    trial.values().forEach((path, start) -> expected.put(path, elements(start)));
    for (int t = 1; t <= STEPS; t++) {
      trial.steps(1);
      for (Map.Entry<String, List<ReferenceElement>> each : expected.entrySet()) {
        float[] gradient = trial.lastGradient(each.getKey());
        float[] actual = trial.parameter(each.getKey()).toArray();
        for (int i = 0; i < actual.length; i++) {
          ReferenceElement element = each.getValue().get(i);
          element.step(t, gradient[i]);
          if (!element.allows(actual[i])) {
            throw Contract.FOLLOWS_REFERENCE.broken(
                subject,
                "with "
                    + spec
                    + ", step "
                    + t
                    + ": "
                    + each.getKey()
                    + "["
                    + i
                    + "] is "
                    + actual[i]
                    + " instead of "
                    + element);
          }
        }
      }
    }
  }

  private static Inputs ofManySizes(Inputs inputs) {
    return (path, t, size) -> {
      float[] array = inputs.of(path, t, size);
      for (int i = 0; i < size && t > 0; i++) {
        array[i] *= SIZES.get(i % SIZES.size());
      }
      return array;
    };
  }

  private List<ReferenceElement> elements(float[] start) {
    List<ReferenceElement> elements = new ArrayList<>();
    for (float theta : start) {
      elements.add(new ReferenceElement(references.get(), theta));
    }
    return elements;
  }
}
