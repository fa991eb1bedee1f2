package nn.layers.standard.sequence;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Adds to every step sines and cosines of its position. */
public final class PositionalEncoding implements LayerProvider {
  private static final double LONGEST_WAVE = 10_000;

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("positional_encoding", "Adds sines and cosines of the position.")
        .withFormula("y[p, 2i] = x + sin(p / 10000^(2i/d)), y[p, 2i+1] = x + cos(p / 10000^(2i/d))")
        .withReference("Vaswani et al., 2017, arXiv:1706.03762");
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    check(input);
    return new Function();
  }

  private static void check(Shape sample) {
    if (sample.rank() != 2) {
      throw new InputShapeException("needs sequences, [steps, features]");
    }
  }

  private record Function() implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      int steps = sample.length(0);
      int features = sample.length(1);
      String waves = graph.constant(Shape.of(steps, features), waves(steps, features));
      return graph.add("Add", Attributes.NONE, input, waves);
    }

    @Override
    public Tensor forward(Tensor batch) {
      if (batch.shape().rank() != 3) {
        throw new InputShapeException("needs a batch of sequences, [samples, steps, features]");
      }
      int steps = batch.shape().length(1);
      int features = batch.shape().length(2);
      return batch.add(batch.constant(Shape.of(steps, features), waves(steps, features)));
    }

    private static float[] waves(int steps, int features) {
      float[] waves = new float[steps * features];
      for (int i = 0; i < features; i++) {
        double frequency = StrictMath.pow(LONGEST_WAVE, -(double) (i - i % 2) / features);
        for (int step = 0; step < steps; step++) {
          double angle = step * frequency;
          waves[step * features + i] =
              (float) (i % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
        }
      }
      return waves;
    }

    @Override
    public Shape outputShape(Shape sample) {
      check(sample);
      return sample;
    }
  }
}
