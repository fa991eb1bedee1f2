package nn.layers.standard.image;

import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.PerDimension;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.layers.standard.image.Resampling.Taps;

/** Makes images and sequences larger, by repeating pixels or between them. */
public final class Upsample implements LayerProvider {
  private static final Range SOME = Range.closed(1, 1 << 15);
  private static final String NEAREST = "nearest";
  private static final Hyperparameter<Optional<PerDimension>> SCALE_FACTOR =
      Hyperparameter.perDimension(
              "scale_factor", 2, SOME, "How many times as high and wide; or give size.")
          .optional()
          .byDefault(Optional.empty());
  private static final Hyperparameter<Optional<PerDimension>> SIZE =
      Hyperparameter.perDimension("size", 2, SOME, "Height and width of the output.")
          .optional()
          .byDefault(Optional.empty());
  private static final Hyperparameter<String> MODE =
      Hyperparameter.choice(
              "mode",
              List.of(NEAREST, "bilinear"),
              "Repeat pixels, or take means; 'bilinear' of a sequence is linear.")
          .byDefault(NEAREST);
  private static final Hyperparameter<Boolean> ALIGN_CORNERS =
      Hyperparameter.flag(
              "align_corners", "Whether the middles of the first and last pixels stay at the ends.")
          .byDefault(false);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("upsample", "Makes images and sequences larger.")
        .withReference("torch.nn.Upsample")
        .withHyperparameters(SCALE_FACTOR, SIZE, MODE, ALIGN_CORNERS);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    if (values.get(SCALE_FACTOR).isPresent() == values.get(SIZE).isPresent()) {
      problems.add("needs either scale_factor or size, as in 'upsample: 2'");
    }
    if (values.get(ALIGN_CORNERS) && values.get(MODE).equals(NEAREST)) {
      problems.add(ALIGN_CORNERS.name(), "goes with mode = bilinear only");
    }
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Layer layer =
        new ResamplingLayer(
            (name, length, isHeight) -> taps(values, name, length, isHeight ? 0 : 1), 0);
    layer.outputShape(input);
    return layer;
  }

  private static Taps taps(Hyperparameters values, String name, int length, int dimension) {
    if (length < 1) {
      throw new InputShapeException("needs a " + name + " of at least 1");
    }
    int output =
        values
            .get(SIZE)
            .map(size -> size.get(dimension))
            .orElseGet(() ->
                values.get(SCALE_FACTOR).map(by -> length * by.get(dimension)).orElse(length));
    return values.get(MODE).equals(NEAREST)
        ? nearest(length, output)
        : linear(length, output, values.get(ALIGN_CORNERS));
  }

  private static Taps nearest(int length, int output) {
    int[] sources = new int[output];
    for (int i = 0; i < output; i++) {
      sources[i] = (int) ((long) i * length / output);
    }
    return Taps.of(length, sources);
  }

  private static Taps linear(int length, int output, boolean alignCorners) {
    int[] first = new int[output];
    int[] second = new int[output];
    float[] part = new float[output];
    for (int i = 0; i < output; i++) {
      double source =
          alignCorners
              ? i * (length - 1.0) / Math.max(1, output - 1)
              : Math.max(0, (i + 0.5) * length / output - 0.5);
      first[i] = Math.min((int) source, length - 1);
      second[i] = Math.min(first[i] + 1, length - 1);
      part[i] = (float) (source - first[i]);
    }
    return new Taps(length, first, second, part);
  }
}
