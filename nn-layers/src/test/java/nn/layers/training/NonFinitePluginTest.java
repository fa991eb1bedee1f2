package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Optimizer;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.DataLoader;
import nn.layers.loss.CrossEntropy;
import org.junit.jupiter.api.Test;

/** Training that a plugin makes non-finite names the plugin, with its module and its jar. */
class NonFinitePluginTest {
  private static final int STEP = 3;

  /** Writes NaN in its third step. */
  private static final class NanRule implements RuleProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("nan_rule", "Made by a test.");
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return (ElementwiseRule)
          (step, e) -> {
            if (step.number() == STEP) {
              e.values()[e.from()] = Float.NaN;
            }
          };
    }
  }

  /** Calls a function that has a gap below or at 0. */
  private record Gap(String name) implements ActivationProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of(name, "Made by a test.");
    }

    @Override
    public Activation create(Hyperparameters values, ActivationContext context) {
      return name.equals("logarithm") ? Tensor::log : x -> x.mul(0f).sqrt();
    }
  }

  private static NonFiniteException train(String activation, String optimizer) {
    Nn nn =
        Nn.builder()
            .seed(1)
            .plugins(new NanRule(), new Gap("logarithm"), new Gap("root_of_nothing"))
            .build();
    Layers layers = new Layers(nn);
    Module model =
        layers.sequential(
            layers.linear(Fixture.FEATURES, 8),
            layers.activation(activation),
            layers.linear(8, Fixture.CLASSES));
    Optimizer created = nn.optimizers().create(optimizer, model.parameters());
    DataLoader data = DataLoader.inOrder(nn, Fixture.dataset(Fixture.SAMPLES, 2), 5);
    Trainer trainer =
        Trainer.builder(nn, model, new CrossEntropy(), created, data).test(data).build();
    return assertThrows(NonFiniteException.class, () -> trainer.train(2));
  }

  private static void assertMatches(String pattern, NonFiniteException e) {
    assertTrue(e.getMessage().matches(pattern), e.getMessage());
  }

  @Test
  void anOptimizerThatWritesNan() {
    NonFiniteException e = train("tanh", "nan_rule");
    assertEquals(STEP + 1, e.step());
    assertMatches(
        "step 4: loss NaN; the first parameter that is not finite is 0\\.weight \\(value\\);"
            + " optimizer 'nan_rule' \\(nn\\.layers@.*, /.*\\) made it of finite gradients",
        e);
  }

  @Test
  void anOptimizerThatWritesNanInsideAnother() {
    assertMatches(
        ".*; optimizer 'lookahead' \\(nn\\.optim\\.lookahead@.*, /.*\\) with"
            + " optimizer 'nan_rule' \\(nn\\.layers@.*, /.*\\) made it of finite gradients",
        train("tanh", "lookahead(inner=nan_rule)"));
  }

  @Test
  void anActivationWhoseValueIsNan() {
    NonFiniteException e = train("logarithm", "sgd(lr=0.1)");
    assertEquals(1, e.step());
    assertMatches(
        "step 1: loss NaN; the first parameter that is not finite is 0\\.weight \\(gradient\\);"
            + " activation 'logarithm' \\(nn\\.layers@.*, /.*\\) in forward made NaN or infinity of"
            + " finite numbers",
        e);
  }

  @Test
  void anActivationWhoseDerivativeIsNan() {
    assertMatches(
        "step 1: loss [0-9.]+; the first parameter .* 0\\.weight \\(gradient\\);"
            + " activation 'root_of_nothing' \\(nn\\.layers@.*, /.*\\) in backward made NaN .*",
        train("root_of_nothing", "sgd(lr=0.1)"));
  }
}
