package nn.tck.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Tensor;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether the same gives the same, whatever else happens. */
public final class RepeatChecks {
  private static final int COUNT = 3;

  /** How many elements a batch has that is large enough for several threads. */
  private static final int LARGE = 1 << 15;

  private static final List<Integer> THREADS = List.of(2, 4);

  private final Subject<LayerProvider> subject;
  private final Samples samples;

  /** Creates the checks. */
  public RepeatChecks(Subject<LayerProvider> subject, Samples samples) {
    this.subject = subject;
    this.samples = samples;
  }

  /** Checks that networks of the same seed give the same bits. */
  public void sameCallsGiveSameBits(Nn nn, Spec spec, Numbers numbers) {
    Map<String, float[]> first = inBothModes(nn, spec, numbers, COUNT);
    for (int i = 2; i <= 3; i++) {
      try (Nn again = subject.nn(1)) {
        Contract.SAME_CALLS_GIVE_SAME_BITS.requireSame(
            subject,
            first,
            inBothModes(again, spec, numbers, COUNT),
            spec + ", run " + i,
            "draw random numbers from context.random(name) alone");
      }
    }
  }

  /** Checks that the number of threads does not show in the bits. */
  public void threadsDoNotShow(Nn nn, Spec spec, Numbers numbers) {
    int count = 1 + Math.clamp(LARGE / Math.max(1, samples.shape().size()), 8, 512);
    Map<String, float[]> one = inBothModes(nn, spec, numbers, count);
    for (int threads : THREADS) {
      try (Nn many = subject.nn(threads)) {
        Contract.RESULTS_DO_NOT_DEPEND_ON_THREADS.requireSame(
            subject,
            one,
            inBothModes(many, spec, numbers, count),
            spec + " on " + threads + " threads",
            "add up in an order that shapes alone decide");
      }
    }
  }

  private Map<String, float[]> inBothModes(Nn nn, Spec spec, Numbers numbers, int count) {
    Map<String, float[]> all = new LinkedHashMap<>();
    LayerRun run = LayerRun.of(nn, spec, samples, numbers);
    for (boolean training : new boolean[] {true, false}) {
      run.in(training)
          .use(count, "x")
          .forEach((what, values) -> all.put(LayerRun.mode(training) + ", " + what, values));
    }
    return all;
  }

  /** Checks that what the layer reads is afterwards what it was. */
  public void inputsAreNotChanged(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = LayerRun.of(nn, spec, samples, numbers).in(true);
    Tensor x = run.batch(COUNT, "x");
    Map<String, float[]> parameters = Saved.of(run.module()).parameters();
    float[] input = x.toArray();
    Tensor y = run.module().forward(x);
    float[] output = y.toArray();
    Tensor upstream = run.upstream(y);
    float[] given = upstream.toArray();
    if (y.requiresGrad()) {
      y.backward(upstream);
    }
    Contract.INPUTS_ARE_NOT_CHANGED.requireSame(
        subject,
        arrays(input, output, given, parameters),
        arrays(x.toArray(), y.toArray(), upstream.toArray(), Saved.of(run.module()).parameters()),
        spec + ", after backward",
        "write into arrays of your own");
  }

  private static Map<String, float[]> arrays(
      float[] x, float[] y, float[] upstream, Map<String, float[]> parameters) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("the input ", x);
    arrays.put("the output ", y);
    arrays.put("the upstream gradient ", upstream);
    parameters.forEach((path, values) -> arrays.put("the parameter " + path, values));
    return arrays;
  }

  /** Checks that another layer of the same provider does not show. */
  public void layersAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    Map<String, float[]> alone = LayerRun.of(nn, spec, samples, numbers).in(true).use(COUNT, "x");
    LayerRun other = LayerRun.of(nn, spec, samples, new Numbers(numbers.seed() + 1000));
    LayerRun run = LayerRun.of(nn, spec, samples, numbers).in(true);
    other.step(COUNT, "before");
    Tensor x = run.batch(COUNT, "x");
    Tensor y = run.module().forward(x);
    other.step(COUNT + 2, "between");
    Contract.PROVIDER_HOLDS_NO_STATE.requireSame(
        subject,
        alone,
        run.backward(x, y),
        spec + ", another layer trained between forward and backward",
        "keep nothing in the provider or in a static field");
  }

  /** Checks that another use of the layer does not show, nor that gradients are asked for twice. */
  public void callsAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    Map<String, float[]> alone = LayerRun.of(nn, spec, samples, numbers).in(false).use(COUNT, "x");
    LayerRun run = LayerRun.of(nn, spec, samples, numbers).in(false);
    Tensor x = run.batch(COUNT, "x");
    Tensor y = run.module().forward(x);
    run.use(COUNT + 2, "other");
    String advice =
        "keep what forward finds for backward in an operation of the call, not in the layer";
    SequencedMap<String, float[]> after = run.backward(x, y);
    Contract.CALLS_ARE_INDEPENDENT.requireSame(
        subject, alone, after, spec + ", used again between forward and backward", advice);
    Contract.CALLS_ARE_INDEPENDENT.requireSame(
        subject, alone, run.backward(x, y), spec + ", a second backward of one forward", advice);
  }
}
