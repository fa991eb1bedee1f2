package nn.layers.standard.image;

import java.util.List;
import nn.api.Shape;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.PerDimension;
import nn.api.plugin.Range;
import nn.layers.standard.image.Resampling.Taps;

/** Adds a border to images, or to the ends of sequences. */
public final class Pad implements LayerProvider {
  private static final int SIDES = 4;
  private static final String CONSTANT = "constant";
  private static final String REFLECT = "reflect";
  private static final String REPLICATE = "replicate";
  private static final Hyperparameter<PerDimension> PADDING =
      Hyperparameter.perDimension(
          "padding",
          SIDES,
          Range.closed(0, 1 << 15),
          "What is added left, right, above and below; sequences take the first two.");
  private static final Hyperparameter<String> MODE =
      Hyperparameter.choice(
              "mode",
              List.of(CONSTANT, REFLECT, REPLICATE, "circular"),
              "What is added: a value, the mirror of the input, its edge, or its other end.")
          .byDefault(CONSTANT);
  private static final Hyperparameter<Double> VALUE =
      Hyperparameter.real("value", Range.finite(), "The value that 'constant' adds.")
          .byDefault(0.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("pad", "Adds a border to images, or to the ends of sequences.")
        .withReference("torch.nn.functional.pad")
        .withHyperparameters(PADDING, MODE, VALUE);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    PerDimension padding = values.get(PADDING);
    String mode = values.get(MODE);
    Layer layer =
        new ResamplingLayer(
            (name, length, isHeight) ->
                taps(
                    name,
                    length,
                    padding.get(isHeight ? 2 : 0),
                    padding.get(isHeight ? 3 : 1),
                    mode),
            values.get(VALUE).floatValue());
    layer.outputShape(input);
    return layer;
  }

  private static Taps taps(String name, int length, int before, int after, String mode) {
    int most = mode.equals(REFLECT) ? length - 1 : length;
    boolean isLimited = mode.equals(REFLECT) || mode.equals("circular");
    if (length < 1 || (isLimited && Math.max(before, after) > most)) {
      throw new InputShapeException(
          "needs a "
              + name
              + " of at least "
              + (Math.max(before, after) + length - most)
              + " for its padding with '"
              + mode
              + "'");
    }
    int[] sources = new int[before + length + after];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = source(i - before, length, mode);
    }
    return Taps.of(length, sources);
  }

  private static int source(int i, int length, String mode) {
    if (i >= 0 && i < length) {
      return i;
    }
    return switch (mode) {
      case CONSTANT -> -1;
      case REFLECT -> i < 0 ? -i : 2 * (length - 1) - i;
      case REPLICATE -> i < 0 ? 0 : length - 1;
      default -> Math.floorMod(i, length);
    };
  }
}
