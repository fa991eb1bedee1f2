package nn.tck.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.Layer;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.LayerOptions;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import nn.layers.ModelPlan;
import nn.layers.Module;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What a layer says of shapes and sizes, and what it then has. */
public final class ShapeChecks {
  private static final List<Integer> COUNTS = List.of(1, 3);

  private final Subject<LayerProvider> subject;
  private final Samples samples;

  /** Creates the checks. */
  public ShapeChecks(Subject<LayerProvider> subject, Samples samples) {
    this.subject = subject;
    this.samples = samples;
  }

  /** Checks that outputs have the shape that was told, for batches of one sample and of more. */
  public void outputShapeIsTold(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = LayerRun.of(nn, spec, samples, numbers);
    Shape told = layer(nn, spec).outputShape(samples.shape());
    for (int count : COUNTS) {
      Tensor y = run.in(false).module().forward(run.batch(count, "x"));
      requireShape(spec, false, told, count, y.shape());
    }
    Tensor y = run.in(true).module().forward(run.batch(3, "x"));
    requireShape(spec, true, told, 3, y.shape());
  }

  private Layer layer(Nn nn, Spec spec) {
    LayerOptions options = LayerOptions.of(new RandomSource(0));
    return nn.layers().create(spec, samples.shape(), options).layer();
  }

  private void requireShape(Spec spec, boolean training, Shape told, int count, Shape actual) {
    Shape expected = Samples.batch(count, told);
    if (!actual.equals(expected)) {
      throw Contract.OUTPUT_SHAPE_IS_TOLD.broken(
          subject,
          String.format(
              Locale.ROOT,
              "with %s, %s: outputShape(%s) is %s, but of a batch of %d forward makes %s instead"
                  + " of %s; the first dimension of a batch counts its samples, and outputShape"
                  + " leaves it out",
              spec,
              LayerRun.mode(training),
              samples.shape(),
              told,
              count,
              actual,
              expected));
    }
  }

  /** Checks that a plan has the shapes of what the layer then owns. */
  public void planTellsTheSizes(Nn nn, Spec spec, Numbers numbers) {
    Module module = LayerRun.of(nn, spec, samples, numbers).module();
    ModelPlan.Step plan = ModelPlan.of(nn, samples.shape(), List.of(spec)).steps().getFirst();
    requirePlanned(spec, "parameters", shapes(plan.parameters()), shapes(module.parameters()));
    requirePlanned(spec, "buffers", shapes(plan.buffers()), shapes(module.buffers()));
    Shape told = layer(nn, spec).outputShape(samples.shape());
    requirePlanned(spec, "output", plan.output(), told);
    if (plan.multiplyAdds() < 0) {
      throw Contract.PLAN_TELLS_THE_SIZES.broken(
          subject,
          "with " + spec + ": multiplyAdds is " + plan.multiplyAdds() + "; compute it in longs");
    }
  }

  private static Map<String, Shape> shapes(Map<String, ? extends Tensor> tensors) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    tensors.forEach((path, each) -> shapes.put(path, each.shape()));
    return shapes;
  }

  private void requirePlanned(Spec spec, String what, Object planned, Object made) {
    if (!planned.equals(made)) {
      throw Contract.PLAN_TELLS_THE_SIZES.broken(
          subject,
          "with "
              + spec
              + ": "
              + what
              + " of the plan: "
              + planned
              + ", of the layer: "
              + made
              + "; create() must make the same whenever it gets the same hyperparameters and"
              + " shape");
    }
  }
}
