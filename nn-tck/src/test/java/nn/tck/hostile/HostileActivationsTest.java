package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.activation.ElementwiseActivation;
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

  /** x² as it should be. */
  static class Square implements ElementwiseActivation {
    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = 2 * x[i] * upstream[i];
      }
    }
  }

  private static final Square THROWING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          throw new IllegalStateException("no");
        }
      };
  private static final Square WRONG_SLOPE =
      new Square() {
        @Override
        public void gradient(float[] x, float[] y, float[] u, float[] g, int from, int to) {
          for (int i = from; i < to; i++) {
            g[i] = 1.98f * x[i] * u[i];
          }
        }
      };
  private static final Square OVERFLOWING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          for (int i = from; i < to; i++) {
            y[i] = (float) StrictMath.exp(x[i]);
          }
        }
      };
  private static final Square INPUT_CHANGING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          super.value(x, y, from, to);
          System.arraycopy(y, from, x, from, to - from);
        }
      };
  private static final Square OVERREACHING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          super.value(x, y, 0, x.length);
        }
      };
  private static final Square RANGE_DEPENDENT =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          for (int i = from; i < to; i++) {
            y[i] = x[i] * x[from];
          }
        }
      };
  private static final Square STATE_KEEPING =
      new Square() {
        private float[] last = new float[0];

        @Override
        public void value(float[] x, float[] y, int from, int to) {
          super.value(x, y, from, to);
          last = x;
        }

        @Override
        public void gradient(float[] x, float[] y, float[] u, float[] g, int from, int to) {
          super.gradient(last, y, u, g, from, to);
        }
      };
  private static final Square NON_DETERMINISTIC =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          for (int i = from; i < to; i++) {
            y[i] = x[i] * (x[i] + 1e-3f * (System.nanoTime() % 97));
          }
        }
      };

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of(THROWING, "neitherThrowsNorReturnsNull"),
        Arguments.of(WRONG_SLOPE, "derivativeIsTheSlope"),
        Arguments.of(OVERFLOWING, "isFinite"),
        Arguments.of(INPUT_CHANGING, "inputsAreNotChanged"),
        Arguments.of(INPUT_CHANGING, "onlyTheRangeIsWritten"),
        Arguments.of(OVERREACHING, "onlyTheRangeIsWritten"),
        Arguments.of(RANGE_DEPENDENT, "elementsAreIndependent"),
        Arguments.of(STATE_KEEPING, "callsAreIndependent"),
        Arguments.of(NON_DETERMINISTIC, "sameCallsGiveSameBits"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("hostile")
  void isCaughtByName(Square hostile, String test) {
    KitRun run = run(hostile, test);
    assertFalse(run.failures().isEmpty(), () -> "it got past " + test);
    for (String failure : run.failures()) {
      assertTrue(failure.contains("activation 'hostile_square'"), failure);
      assertTrue(
          Stream.of(Contract.values()).anyMatch(each -> failure.contains(each.sentence())),
          failure);
    }
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
