package nn.autograd.optimizer;

import static nn.autograd.fixture.SmallOptimizers.engineWith;
import static nn.autograd.fixture.SmallOptimizers.optimizerOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.api.optim.ParameterRule;
import nn.api.optim.Slot;
import nn.api.plugin.Descriptor;
import nn.autograd.Nn;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.registry.PluginException;
import nn.autograd.tensor.DenseParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FaultyPluginTest {

  @Test
  void aNameOfStateIsTakenOnce() {
    Slot slot = Slot.zeros("m", Slot.Role.OTHER);
    Nn nn =
        engineWith(
            Custom.of(
                "twice",
                (values, context) -> {
                  context.allocate(slot);
                  context.allocate(slot);
                  return e -> {};
                }));
    Exception e = assertThrows(PluginException.class, () -> optimizerOf(nn, "twice"));
    assertTrue(e.getMessage().contains("state 'm' is allocated already"), e.getMessage());
  }

  @Test
  void aPluginThatFailsOrReturnsNullIsNamed() {
    Nn nn =
        engineWith(
            Custom.of(
                "failing",
                (values, context) ->
                    e -> {
                      throw new ArithmeticException("lost");
                    }),
            Custom.of("nothing", (values, context) -> nothing()),
            new CustomRule(Descriptor.of("no_rule", ""), nothing()));
    Optimizer failing = optimizerOf(nn, "averaging(inner=failing)");
    assertMessage(failing::step, "optimizer 'failing' (", "ArithmeticException: lost");
    assertMessage(() -> optimizerOf(nn, "nothing"), "optimizer 'nothing' (", "null from create");
    assertMessage(() -> optimizerOf(nn, "no_rule"), "optimizer 'no_rule' (", "null from rule");
  }

  @Test
  void parametersAreMarkedAsChangedAlsoWhenARuleFailsHalfWay() {
    ParameterRule failing =
        (step, parameter) -> {
          parameter.valueMatrix().scale(2);
          if (parameter.path().equals("p1")) {
            throw new ArithmeticException("lost");
          }
        };
    Nn nn = engineWith(CustomRule.of("failing", failing));
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 1, 1);
    parameters.values().forEach(each -> each.assignGradient(1));
    int before = DenseParameter.of(parameters.get("p0")).version();
    assertThrows(PluginException.class, nn.optimizers().create("failing", parameters)::step);
    assertTrue(DenseParameter.of(parameters.get("p0")).version() > before);
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a faulty plugin returns
  private static <T> T nothing() {
    return null;
  }

  private static void assertMessage(Executable code, String start, String part) {
    Exception e = assertThrows(PluginException.class, code);
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
