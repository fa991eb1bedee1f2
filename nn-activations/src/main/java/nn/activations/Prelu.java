package nn.activations;

import java.util.Arrays;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** A leaky rectified linear unit that learns its slope, one for all channels or one per channel. */
public final class Prelu implements ActivationProvider {
  private static final Hyperparameter<Long> NUM_PARAMETERS =
      Hyperparameter.whole(
              "num_parameters",
              Range.closed(1, Integer.MAX_VALUE),
              "Number of slopes: 1, or one per channel; channels are dimension 1 of the input.")
          .byDefault(1L);
  private static final Hyperparameter<Double> INIT =
      Hyperparameter.real("init", Range.finite(), "Every slope at first.").byDefault(0.25);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("prelu", "x for x > 0, else weight · x with a trained weight, also at 0.")
        .withReference("torch.nn.PReLU; He, Zhang, Ren and Sun, arXiv 1502.01852")
        .withHyperparameters(NUM_PARAMETERS, INIT);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    Shape shape = Shape.of(Math.toIntExact(values.get(NUM_PARAMETERS)));
    return new Function(context.parameter("weight", shape, values.get(INIT).floatValue()));
  }

  private record Function(Parameter weight) implements Activation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      int[] lengths = new int[sample.rank()];
      Arrays.fill(lengths, 1);
      lengths[0] = weight.shape().size();
      return graph.add(
          "PRelu", Attributes.NONE, input, graph.constant(Shape.of(lengths), weight.toArray()));
    }

    @Override
    public Tensor forward(Tensor input) {
      Tensor zero = input.constant(Shape.of(), 0f);
      Tensor isPositive = input.gt(zero);
      Tensor notPositive = zero.where(isPositive, input); // else ∞ · 0 in the slope's derivative
      return input.where(isPositive, notPositive.mul(slopes(input.shape())));
    }

    /** Returns the weight in a shape that broadcasts along dimension 1. */
    private Tensor slopes(Shape input) {
      int channels = weight.shape().size();
      int[] lengths = new int[input.rank()];
      Arrays.fill(lengths, 1);
      if (channels > 1) {
        if (input.rank() < 2 || input.length(1) != channels) {
          throw new IllegalArgumentException(
              "prelu has num_parameters = "
                  + channels
                  + " and takes an input whose dimension 1 has that length, not shape "
                  + input);
        }
        lengths[1] = channels;
      }
      return weight.reshape(lengths);
    }
  }
}
