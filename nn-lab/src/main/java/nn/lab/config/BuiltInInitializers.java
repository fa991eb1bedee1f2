package nn.lab.config;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nn.api.init.Fan;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.Registry;

/** The names under which a config finds {@link Initializers}. */
final class BuiltInInitializers {
  private static final Hyperparameter<Double> GAIN =
      Hyperparameter.real("gain", Range.above(0), "Factor of the standard deviation.")
          .byDefault(1.0);
  private static final Hyperparameter<Double> KAIMING_GAIN =
      Hyperparameter.real(
              "gain", Range.above(0), "Factor of the standard deviation; √2 is right for relu.")
          .byDefault(Math.sqrt(2));
  private static final Hyperparameter<String> FAN =
      Hyperparameter.choice(
              "fan", List.of("in", "out"), "Keep the variance of values (in) or gradients (out).")
          .byDefault("in");
  private static final Hyperparameter<Double> MEAN =
      Hyperparameter.real("mean", Range.finite(), "Mean.").byDefault(0.0);
  private static final Hyperparameter<Double> STD =
      Hyperparameter.real("std", Range.atLeast(0), "Standard deviation.").byDefault(1.0);
  private static final Hyperparameter<Double> MIN =
      Hyperparameter.real("min", Range.finite(), "Lower border.").byDefault(-2.0);
  private static final Hyperparameter<Double> MAX =
      Hyperparameter.real("max", Range.finite(), "Upper border.").byDefault(2.0);
  private static final Hyperparameter<Double> VALUE =
      Hyperparameter.real("value", Range.finite(), "The value.").byDefault(0.0);

  private static final String GLOROT =
      "Glorot and Bengio, 2010, proceedings.mlr.press/v9/glorot10a";
  private static final String HE = "He et al., 2015, arXiv:1502.01852";

  private BuiltInInitializers() {}

  private record BuiltIn(Descriptor descriptor, Function<Hyperparameters, Initializer> constructor)
      implements InitializerProvider {
    @Override
    public Initializer create(Hyperparameters values) {
      return constructor.apply(values);
    }

    /** Limits that do not go together are known only by trying. */
    @Override
    public void check(Hyperparameters values, Problems problems) {
      try {
        create(values);
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
  }

  static Registry<InitializerProvider> registry() {
    return Registry.of(
        new PluginKind<>("initializer", InitializerProvider.class),
        List.of(
            new BuiltIn(
                Descriptor.of(
                        ModelConfig.INIT_OF_LAYERS,
                        "What a layer of this kind has in PyTorch; U(−1/√in, 1/√in) for a linear"
                            + " one.")
                    .withReference("torch.nn.Linear"),
                _ ->
                    (shape, random) ->
                        Initializers.pytorchDefault(shape.length(-1)).values(shape, random)),
            new BuiltIn(
                Descriptor.of("xavier_uniform", "U(−b, b), b = gain·√(6 / (in + out)).")
                    .withReference(GLOROT)
                    .withHyperparameters(GAIN),
                values -> Initializers.xavierUniform(values.get(GAIN))),
            new BuiltIn(
                Descriptor.of("xavier_normal", "N(0, σ²), σ = gain·√(2 / (in + out)).")
                    .withReference(GLOROT)
                    .withHyperparameters(GAIN),
                values -> Initializers.xavierNormal(values.get(GAIN))),
            new BuiltIn(
                Descriptor.of("kaiming_uniform", "U(−b, b), b = gain·√(3 / fan).")
                    .withReference(HE)
                    .withHyperparameters(FAN, KAIMING_GAIN),
                values -> Initializers.kaimingUniform(fan(values), values.get(KAIMING_GAIN))),
            new BuiltIn(
                Descriptor.of("kaiming_normal", "N(0, σ²), σ = gain / √fan.")
                    .withReference(HE)
                    .withHyperparameters(FAN, KAIMING_GAIN),
                values -> Initializers.kaimingNormal(fan(values), values.get(KAIMING_GAIN))),
            new BuiltIn(
                Descriptor.of("normal", "The normal distribution.").withHyperparameters(MEAN, STD),
                values -> Initializers.normal(values.get(MEAN), values.get(STD))),
            new BuiltIn(
                Descriptor.of("truncated_normal", "The normal distribution within two borders.")
                    .withHyperparameters(MEAN, STD, MIN, MAX),
                values ->
                    Initializers.truncatedNormal(
                        values.get(MEAN), values.get(STD), values.get(MIN), values.get(MAX))),
            new BuiltIn(
                Descriptor.of("constant", "The same value everywhere.").withHyperparameters(VALUE),
                values -> Initializers.constant(values.get(VALUE)))));
  }

  private static Fan fan(Hyperparameters values) {
    return Fan.valueOf(values.get(FAN).toUpperCase(Locale.ROOT));
  }
}
