package com.example.template;

import module nn.api;

/** Multiplies every feature by a number that is learned: the place for a layer of your own. */
public final class TemplateLayer implements LayerProvider {
  private static final Hyperparameter<Double> INITIAL =
      Hyperparameter.real("initial", Range.finite(), "What the numbers start at.").byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Multiplies every feature by a number that is learned.")
        .withFormula("y = x · weight")
        .withAdvice("as a first step: replace it by a layer of your own.")
        .withReference("Touvron et al., arXiv 2103.17239, LayerScale")
        .withHyperparameters(INITIAL);
  }

  /**
   * Creates the layer.
   *
   * @param input the shape of one sample
   */
  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() == 0) {
      throw new InputShapeException("needs features, [..., features]");
    }
    Initializer start = Initializers.constant(values.get(INITIAL));
    return new Scale(
        context.parameter("weight", Shape.of(input.length(-1)), ParameterRole.NORM, start));
  }

  /** y = x · weight; the gradients come from the framework. */
  private record Scale(Parameter weight) implements Layer {
    @Override
    public Tensor forward(Tensor batch) {
      check(batch.shape(), 2);
      return batch.mul(weight);
    }

    @Override
    public Shape outputShape(Shape sample) {
      check(sample, 1);
      return sample;
    }

    private void check(Shape input, int rank) {
      if (input.rank() < rank || input.length(-1) != weight.shape().size()) {
        throw new InputShapeException("needs " + weight.shape().size() + " features");
      }
    }
  }
}
