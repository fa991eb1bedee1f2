package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.tck.ActivationTck;
import nn.tck.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile activation is caught by the test that should catch it. */
final class HostileActivationsTest {
  private static final ThreadLocal<Square> TESTED = new ThreadLocal<>();

  /** Tests the activation of the moment. */
  static final class Tck extends ActivationTck {
    @Override
    protected ActivationProvider provider() {
      return new Provider(TESTED.get());
    }
  }

  /** Gives one function. */
  public record Provider(Square function) implements ActivationProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_square", "x², or not.").withReference("nowhere");
    }

    @Override
    public Activation create(Hyperparameters values, ActivationContext context) {
      return function;
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of(
            Squares.THROWING,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        Arguments.of(Squares.WRONG_SLOPE, "derivativeIsTheSlope", Contract.DERIVATIVE_IS_THE_SLOPE),
        Arguments.of(Squares.OVERFLOWING, "isFinite", Contract.ACTIVATION_IS_FINITE),
        Arguments.of(
            Squares.INPUT_CHANGING, "inputsAreNotChanged", Contract.INPUTS_ARE_NOT_CHANGED),
        Arguments.of(
            Squares.INPUT_CHANGING, "onlyTheRangeIsWritten", Contract.INPUTS_ARE_NOT_CHANGED),
        Arguments.of(
            Squares.OVERREACHING, "onlyTheRangeIsWritten", Contract.INPUTS_ARE_NOT_CHANGED),
        Arguments.of(
            Squares.RANGE_DEPENDENT, "elementsAreIndependent", Contract.FUNCTION_HOLDS_NO_STATE),
        Arguments.of(
            Squares.STATE_KEEPING, "callsAreIndependent", Contract.FUNCTION_HOLDS_NO_STATE),
        Arguments.of(
            Squares.NON_DETERMINISTIC,
            "sameCallsGiveSameBits",
            Contract.SAME_CALLS_GIVE_SAME_BITS));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("hostile")
  void isCaughtByName(Square hostile, String test, Contract contract) {
    run(hostile, test).assertCaught("activation 'hostile_square'", contract);
  }

  @Test
  void harmlessPassesTheSameTests() {
    hostile()
        .map(arguments -> (String) arguments.get()[1])
        .forEach(test -> {
          KitRun run = run(new Square(), test);
          assertTrue(run.failures().isEmpty(), () -> String.join("\n", run.failures()));
          assertTrue(run.successes() > 0, test);
        });
  }

  private static KitRun run(Square function, String test) {
    TESTED.set(function);
    try {
      return KitRun.of(Tck.class, test);
    } finally {
      TESTED.remove();
    }
  }
}
