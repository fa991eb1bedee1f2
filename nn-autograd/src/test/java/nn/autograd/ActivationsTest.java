package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nn.api.Operation;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ElementwiseActivation;
import nn.api.kernel.Kernels;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.fixture.CustomActivation;
import nn.autograd.registry.PluginException;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  private static final Hyperparameter<Double> INIT =
      Hyperparameter.real("init", Range.finite(), "Slope at first.").byDefault(0.25);

  private static final CustomActivation SLOPE =
      new CustomActivation(
          Descriptor.of("slope", "").withHyperparameters(INIT),
          (values, context) -> {
            Parameter weight =
                context.parameter("weight", Shape.of(1), values.get(INIT).floatValue());
            return input -> input.mul(weight);
          });

  private final Nn nn =
      Nn.builder()
          .plugins(
              SLOPE,
              CustomActivation.of("double", input -> input.add(input)),
              CustomActivation.of(
                  "failing",
                  input -> {
                    throw new ArithmeticException("lost");
                  }))
          .build();

  private final Tensor input = nn.tensor(Shape.of(2), 1, 2);

  @Test
  void createsByNameWithoutParameters() {
    CreatedActivation created = nn.activations().create("double");
    assertArrayEquals(new float[] {2, 4}, created.activation().forward(input).toArray());
    assertTrue(created.parameters().isEmpty());
  }

  @Test
  void handsOutTheParametersThatItMade() {
    CreatedActivation created = nn.activations().create("slope(init=0.5)");
    Parameter weight = created.parameters().get("weight");
    assertArrayEquals(new float[] {0.5f}, weight.toArray());
    assertEquals(ParameterRole.ACTIVATION, weight.role());
    created.activation().forward(input).sum().backward();
    assertArrayEquals(new float[] {3}, weight.gradient().toArray());
  }

  @Test
  void leavesTheMakingOfParametersToTheCallersContext() {
    List<String> names = new ArrayList<>();
    Parameter own = nn.parameter(Shape.of(1), 3);
    ActivationContext context =
        new ActivationContext() {
          @Override
          public Parameter parameter(String name, Shape shape, float initial) {
            names.add(name + shape + initial);
            return own;
          }

          @Override
          public Kernels kernels() {
            return nn.kernels();
          }
        };
    Tensor output = nn.activations().create(Spec.of("slope"), context).forward(input);
    assertEquals(List.of("weight[1]0.25"), names);
    assertArrayEquals(new float[] {3, 6}, output.toArray());
  }

  @Test
  void aFailureNamesTheActivation() {
    PluginException e =
        assertThrows(
            PluginException.class,
            () -> nn.activations().create("failing").activation().forward(input));
    assertTrue(e.getMessage().startsWith("activation 'failing' ("), e.getMessage());
    assertSame(ArithmeticException.class, e.getCause().getClass());
  }

  @Test
  void aParameterMadeTooLateIsRefusedBecauseNothingWouldTrainIt() {
    CustomActivation lazy =
        new CustomActivation(
            Descriptor.of("lazy", ""),
            (values, context) -> x -> x.mul(context.parameter("weight", Shape.of(1), 1)));
    Activation activation =
        Nn.builder().plugins(lazy).build().activations().create("lazy").activation();
    PluginException e = assertThrows(PluginException.class, () -> activation.forward(input));
    assertTrue(e.getMessage().contains("while the activation is created"), e.getMessage());
  }

  @Test
  void aFailureInADerivativeNamesTheActivationToo() {
    Operation operation =
        inputs ->
            new Operation.Result(
                inputs.getFirst().mul(2f),
                dy -> {
                  throw new ArithmeticException("lost");
                });
    for (String name : List.of("elementwise", "operation")) {
      Activation activation = name.equals("operation") ? x -> x.apply(operation) : new NoSlope();
      Nn own = Nn.builder().plugins(CustomActivation.of(name, activation)).build();
      Parameter x = own.parameter(Shape.of(2), 1, 2);
      Tensor loss = own.activations().create(name).activation().forward(x).sum();
      PluginException e = assertThrows(PluginException.class, loss::backward);
      assertTrue(e.getMessage().startsWith("activation '" + name + "' ("), e.getMessage());
      assertTrue(e.getMessage().contains("failed in backward"), e.getMessage());
    }
  }

  private record NoSlope() implements ElementwiseActivation {
    @Override
    public void value(float[] x, float[] y, int from, int to) {
      System.arraycopy(x, from, y, from, to - from);
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      throw new ArithmeticException("lost");
    }
  }

  @Test
  void reportsWhatIsWrongWithTheText() {
    Exception e =
        assertThrows(InvalidConfigException.class, () -> nn.activations().create("slope(int=1)"));
    assertEquals(
        "activation: 'int' is unknown for 'slope'. Did you mean 'init'? Known: init.",
        e.getMessage());
  }
}
