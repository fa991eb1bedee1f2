package nn.tck.activation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Spec;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What every activation must hold. */
public final class ActivationChecks {
  private static final Shape SMALL = Shape.of(3, 4);
  private static final Shape LARGE = Shape.of(17_501, 4);
  private static final float[] EXTREMES = {
    -1000, 1000, 0, -0f, -300, 300, -90, 90, -17, 17, -1e-30f, 1e-30f
  };

  private final Subject<ActivationProvider> subject;

  /** Creates the checks. */
  public ActivationChecks(Subject<ActivationProvider> subject) {
    this.subject = subject;
  }

  /** Computes value and derivative once. */
  public static void use(Nn nn, Spec spec, Numbers numbers) {
    ActivationRun.of(
        nn, nn.activations().create(spec), SMALL, numbers.normal("x", SMALL.size()), numbers);
  }

  /** Creates it without an input: some values, such as a dimension, fit some shapes alone. */
  public static void create(Nn nn, Spec spec, Numbers numbers) {
    nn.activations().create(spec);
  }

  /** Checks that neither value nor derivative overflows. */
  public void isFinite(Nn nn, Spec spec, Numbers numbers) {
    ActivationRun.of(nn, nn.activations().create(spec), SMALL, EXTREMES, numbers)
        .forEach((what, array) -> {
          for (int i = 0; i < array.length; i++) {
            if (!Float.isFinite(array[i])) {
              throw Contract.ACTIVATION_IS_FINITE.broken(
                  subject,
                  "with "
                      + spec
                      + ": "
                      + what
                      + "["
                      + i
                      + "] is "
                      + array[i]
                      + " at x = "
                      + Arrays.toString(EXTREMES));
            }
          }
        });
  }

  /** Checks that the input is afterwards what it was. */
  public void inputsAreNotChanged(Nn nn, Spec spec, Numbers numbers) {
    float[] values = numbers.normal("x", SMALL.size());
    Parameter x = nn.parameter(SMALL, values);
    Tensor y = nn.activations().create(spec).activation().forward(x);
    float[] before = y.toArray();
    Tensor upstream = ActivationRun.upstream(nn, y, numbers);
    float[] upstreamBefore = upstream.toArray();
    y.backward(upstream);
    Map<String, float[]> expected = arrays(values, before, upstreamBefore);
    Map<String, float[]> actual = arrays(x.toArray(), y.toArray(), upstream.toArray());
    Contract.INPUTS_ARE_NOT_CHANGED.requireSame(
        subject, expected, actual, spec + ", after backward");
  }

  private static Map<String, float[]> arrays(float[] x, float[] y, float[] upstream) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("the input", x);
    arrays.put("the output", y);
    arrays.put("the upstream gradient", upstream);
    return arrays;
  }

  /** Checks that a second run gives the same bits. */
  public void sameCallsGiveSameBits(Nn nn, Spec spec, Numbers numbers) {
    float[] x = numbers.normal("x", SMALL.size());
    Map<String, float[]> first =
        ActivationRun.of(nn, nn.activations().create(spec), SMALL, x, numbers);
    for (int i = 2; i <= 5; i++) {
      Contract.SAME_CALLS_GIVE_SAME_BITS.requireSame(
          subject,
          first,
          ActivationRun.of(nn, nn.activations().create(spec), SMALL, x, numbers),
          spec + ", run " + i);
    }
  }

  /** Checks that a call between forward and backward of another does not show. */
  public void callsAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    float[] values = numbers.normal("x", SMALL.size());
    Map<String, float[]> alone =
        ActivationRun.of(nn, nn.activations().create(spec), SMALL, values, numbers);
    CreatedActivation created = nn.activations().create(spec);
    Parameter x = nn.parameter(SMALL, values);
    Tensor y = created.activation().forward(x);
    ActivationRun.of(nn, created, LARGE, numbers.normal("other", LARGE.size()), numbers);
    created.parameters().values().forEach(Parameter::zeroGrad);
    Contract.FUNCTION_HOLDS_NO_STATE.requireSame(
        subject,
        alone,
        ActivationRun.backward(nn, created, x, y, numbers),
        spec + ", used for another tensor between forward and backward");
  }

  /** Checks that the number of threads does not show in the bits. */
  public void threadsDoNotShow(Nn nn, Spec spec, Numbers numbers) {
    float[] x = numbers.uniform("x", LARGE.size(), 20);
    Map<String, float[]> one =
        ActivationRun.of(nn, nn.activations().create(spec), LARGE, x, numbers);
    for (int threads : new int[] {2, 3, 8}) {
      try (Nn many = subject.nn(threads)) {
        Contract.FUNCTION_HOLDS_NO_STATE.requireSame(
            subject,
            one,
            ActivationRun.of(many, many.activations().create(spec), LARGE, x, numbers),
            spec + " on " + threads + " threads");
      }
    }
  }
}
