package nn.tck.activation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Spec;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import nn.tck.contract.Bits;
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
  public static void use(Nn nn, Spec spec) {
    run(nn, nn.activations().create(spec), SMALL, Numbers.normal("x", SMALL.size()));
  }

  /** Creates it without an input: some values, such as a dimension, fit some shapes alone. */
  public static void create(Nn nn, Spec spec) {
    nn.activations().create(spec);
  }

  /** Checks that neither value nor derivative overflows. */
  public void isFinite(Nn nn, Spec spec) {
    run(nn, nn.activations().create(spec), SMALL, EXTREMES)
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
  public void inputsAreNotChanged(Nn nn, Spec spec) {
    float[] values = Numbers.normal("x", SMALL.size());
    Parameter x = nn.parameter(SMALL, values);
    Tensor y = nn.activations().create(spec).activation().forward(x);
    float[] before = y.toArray();
    Tensor upstream = upstream(nn, y);
    float[] upstreamBefore = upstream.toArray();
    y.backward(upstream);
    Map<String, float[]> expected = arrays(values, before, upstreamBefore);
    Map<String, float[]> actual = arrays(x.toArray(), y.toArray(), upstream.toArray());
    compare(Contract.INPUTS_ARE_NOT_CHANGED, expected, actual, spec + ", after backward");
  }

  private static Map<String, float[]> arrays(float[] x, float[] y, float[] upstream) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("the input", x);
    arrays.put("the output", y);
    arrays.put("the upstream gradient", upstream);
    return arrays;
  }

  /** Checks that a second run gives the same bits. */
  public void sameCallsGiveSameBits(Nn nn, Spec spec) {
    float[] x = Numbers.normal("x", SMALL.size());
    Map<String, float[]> first = run(nn, nn.activations().create(spec), SMALL, x);
    for (int i = 2; i <= 5; i++) {
      compare(
          Contract.SAME_CALLS_GIVE_SAME_BITS,
          first,
          run(nn, nn.activations().create(spec), SMALL, x),
          spec + ", run " + i);
    }
  }

  /** Checks that a call between forward and backward of another does not show. */
  public void callsAreIndependent(Nn nn, Spec spec) {
    float[] values = Numbers.normal("x", SMALL.size());
    Map<String, float[]> alone = run(nn, nn.activations().create(spec), SMALL, values);
    CreatedActivation created = nn.activations().create(spec);
    Parameter x = nn.parameter(SMALL, values);
    Tensor y = created.activation().forward(x);
    run(nn, created, LARGE, Numbers.normal("other", LARGE.size()));
    created.parameters().values().forEach(Parameter::zeroGrad);
    compare(
        Contract.FUNCTION_HOLDS_NO_STATE,
        alone,
        backward(nn, created, x, y),
        spec + ", used for another tensor between forward and backward");
  }

  /** Checks that the number of threads does not show in the bits. */
  public void threadsDoNotShow(Nn nn, Spec spec) {
    float[] x = Numbers.uniform("x", LARGE.size(), 20);
    Map<String, float[]> one = run(nn, nn.activations().create(spec), LARGE, x);
    for (int threads : new int[] {2, 3, 8}) {
      try (Nn many = subject.nn(threads)) {
        compare(
            Contract.FUNCTION_HOLDS_NO_STATE,
            one,
            run(many, many.activations().create(spec), LARGE, x),
            spec + " on " + threads + " threads");
      }
    }
  }

  /** Returns the output, and the gradients of the input and of the activation's parameters. */
  static SequencedMap<String, float[]> run(
      Nn nn, CreatedActivation created, Shape shape, float[] values) {
    Parameter x = nn.parameter(shape, values);
    return backward(nn, created, x, created.activation().forward(x));
  }

  private static SequencedMap<String, float[]> backward(
      Nn nn, CreatedActivation created, Parameter x, Tensor y) {
    y.backward(upstream(nn, y));
    SequencedMap<String, float[]> results = new LinkedHashMap<>();
    results.put("y", y.toArray());
    results.put("dL/dx", gradient(x));
    created.parameters().forEach((name, each) -> results.put("dL/d" + name, gradient(each)));
    return results;
  }

  /** Returns the weights of the loss Σ upstream · y. */
  static Tensor upstream(Nn nn, Tensor y) {
    return nn.tensor(y.shape(), Numbers.normal("upstream", y.shape().size()));
  }

  static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient(), "no gradient arrived").toArray();
  }

  private void compare(
      Contract contract, Map<String, float[]> expected, Map<String, float[]> actual, String what) {
    String difference = Bits.difference(expected, actual);
    if (difference != null) {
      throw contract.broken(subject, "with " + what + ": " + difference);
    }
  }
}
