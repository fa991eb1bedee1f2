package nn.tck.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nn.api.Tensor;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What holds once training is over. */
public final class EvaluationChecks {
  private static final int COUNT = 5;
  private static final double TOLERANCE = 2e-5;

  private final Subject<LayerProvider> subject;
  private final Samples samples;

  /** Creates the checks. */
  public EvaluationChecks(Subject<LayerProvider> subject, Samples samples) {
    this.subject = subject;
    this.samples = samples;
  }

  private LayerRun trained(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = LayerRun.of(nn, spec, samples, numbers);
    run.step(COUNT, "training");
    return run;
  }

  /** Checks that evaluating again gives the same, and leaves everything as it was. */
  public void evaluationChangesNothing(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = trained(nn, spec, numbers);
    Saved before = Saved.of(run.module());
    Map<String, float[]> first = Map.of("the output ", run.evaluate(COUNT, "x"));
    Saved after = Saved.of(run.module());
    String what = spec + ", evaluated";
    Contract.EVALUATION_CHANGES_NOTHING.requireSame(
        subject, owned(before), owned(after), what, "ask context.training() before changing it");
    if (!before.streams().equals(after.streams())) {
      throw Contract.EVALUATION_CHANGES_NOTHING.broken(
          subject,
          "with " + what + ": random numbers were drawn; ask context.training() before drawing");
    }
    Map<String, float[]> second = Map.of("the output ", run.evaluate(COUNT, "x"));
    Contract.EVALUATION_CHANGES_NOTHING.requireSame(
        subject, first, second, what + " again", "ask context.training() before doing otherwise");
  }

  private static Map<String, float[]> owned(Saved saved) {
    Map<String, float[]> owned = new LinkedHashMap<>();
    saved.parameters().forEach((path, values) -> owned.put("the parameter " + path, values));
    saved.buffers().forEach((path, values) -> owned.put("the buffer " + path, values));
    return owned;
  }

  /** Checks that a sample alone gives what it gives among others. */
  public void samplesAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = trained(nn, spec, numbers);
    float[] together = run.evaluate(COUNT, "x");
    float[] inputs = samples.numbers(COUNT, "x", numbers);
    int in = inputs.length / COUNT;
    int out = together.length / COUNT;
    for (int sample = 0; sample < COUNT; sample++) {
      float[] input = Arrays.copyOfRange(inputs, sample * in, (sample + 1) * in);
      Tensor x = nn.tensor(samples.batch(1), input);
      float[] alone = nn.noGrad(() -> run.module().forward(x).toArray());
      float[] among = Arrays.copyOfRange(together, sample * out, (sample + 1) * out);
      requireClose(spec, sample, among, alone);
    }
  }

  private void requireClose(Spec spec, int sample, float[] among, float[] alone) {
    for (int i = 0; i < alone.length; i++) {
      if (!(Math.abs(alone[i] - among[i]) <= TOLERANCE * (1 + Math.abs(alone[i])))) {
        throw Contract.SAMPLES_ARE_INDEPENDENT.broken(
            subject,
            String.format(
                Locale.ROOT,
                "with %s: output [%d] of sample %d is %s among %d samples, but %s alone; what is"
                    + " computed over the batch belongs into a buffer in training, and if the"
                    + " layer must look at the batch, samplesAreIndependent() of the test says so",
                spec,
                i,
                sample,
                among[i],
                COUNT,
                alone[i]));
      }
    }
  }
}
