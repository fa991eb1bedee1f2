package nn.tck.activation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.ElementwiseFunction;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.activation.ElementwiseActivation;
import nn.api.kernel.Kernels;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What elementwise activations must hold so that the engine may cut arrays. */
public final class FunctionChecks {
  private static final int SIZE = 301;
  private static final int MARGIN = 13;
  private static final int[] LENGTHS = {1, 2, 3, 7, 15, 16, 17, 100};

  /** No result is like it. */
  private static final float POISON = Float.intBitsToFloat(0x7FC0DEAD);

  private final Subject<ActivationProvider> subject;

  /** Creates the checks. */
  public FunctionChecks(Subject<ActivationProvider> subject) {
    this.subject = subject;
  }

  /** Checks that cutting the range changes no bit of value and derivative. */
  public void elementsAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    FunctionArrays whole = run(nn, spec, numbers, SIZE);
    for (int length : LENGTHS) {
      Contract.FUNCTION_HOLDS_NO_STATE.requireSame(
          subject,
          whole.results(),
          run(nn, spec, numbers, length).results(),
          spec + ", ranges of " + length + " elements instead of one of " + SIZE);
    }
  }

  /** Checks that only results are written, and only inside the range. */
  public void onlyTheRangeIsWritten(Nn nn, Spec spec, Numbers numbers) {
    Contract.INPUTS_ARE_NOT_CHANGED.requireSame(
        subject,
        new FunctionArrays(numbers).inputsAndMargins(),
        run(nn, spec, numbers, 50).inputsAndMargins(),
        spec + ", ranges of 50 elements");
  }

  private FunctionArrays run(Nn nn, Spec spec, Numbers numbers, int length) {
    RegisteredPlugin<ActivationProvider> plugin = subject.plugin();
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    Activation activation =
        plugin.call("create", () -> subject.provider().create(values, new Context(nn)));
    assumeTrue(activation instanceof ElementwiseActivation, "not an elementwise activation");
    FunctionArrays arrays = new FunctionArrays(numbers);
    for (int from = 0; from < SIZE; from += length) {
      int first = MARGIN + from;
      int end = MARGIN + Math.min(from + length, SIZE);
      plugin.run("value", () -> arrays.value((ElementwiseFunction) activation, first, end));
    }
    for (int from = 0; from < SIZE; from += length) {
      int first = MARGIN + from;
      int end = MARGIN + Math.min(from + length, SIZE);
      plugin.run("gradient", () -> arrays.gradient((ElementwiseFunction) activation, first, end));
    }
    return arrays;
  }

  /** Makes parameters that nobody trains. */
  private record Context(Nn nn) implements ActivationContext {
    @Override
    public Parameter parameter(String name, Shape shape, float initial) {
      float[] values = new float[shape.size()];
      Arrays.fill(values, initial);
      return nn.parameter(shape, values);
    }

    @Override
    public Kernels kernels() {
      return nn.kernels();
    }
  }

  /** Input, output, upstream gradient and gradient, between margins. */
  private static final class FunctionArrays {
    private final float[] x;
    private final float[] y = new float[SIZE + 2 * MARGIN];
    private final float[] upstream;
    private final float[] gradient = new float[y.length];

    FunctionArrays(Numbers numbers) {
      x = numbers.uniform("x", y.length, 10);
      upstream = numbers.normal("upstream", y.length);
      Arrays.fill(y, POISON);
      Arrays.fill(gradient, POISON);
    }

    void value(ElementwiseFunction function, int from, int to) {
      function.value(x, y, from, to);
    }

    void gradient(ElementwiseFunction function, int from, int to) {
      function.gradient(x, y, upstream, gradient, from, to);
    }

    Map<String, float[]> results() {
      Map<String, float[]> results = new LinkedHashMap<>();
      results.put("value", Arrays.copyOfRange(y, MARGIN, MARGIN + SIZE));
      results.put("gradient", Arrays.copyOfRange(gradient, MARGIN, MARGIN + SIZE));
      return results;
    }

    Map<String, float[]> inputsAndMargins() {
      Map<String, float[]> arrays = new LinkedHashMap<>();
      arrays.put("the input ", x);
      arrays.put("the upstream gradient ", upstream);
      putMargins(arrays, "value", y);
      putMargins(arrays, "gradient", gradient);
      return arrays;
    }

    private static void putMargins(Map<String, float[]> arrays, String name, float[] array) {
      arrays.put(name + " before the range ", Arrays.copyOf(array, MARGIN));
      arrays.put(
          name + " behind the range ", Arrays.copyOfRange(array, MARGIN + SIZE, SIZE + 2 * MARGIN));
    }
  }
}
