package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.tck.LayerTck;
import nn.tck.contract.Contract;
import nn.tck.hostile.HostileLayers.Creation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile layer is caught by the test that should catch it. */
final class HostileLayersTest {
  private static final ThreadLocal<Creation> TESTED = new ThreadLocal<>();

  /** Tests the layer of the moment. */
  static final class Tck extends LayerTck {
    @Override
    protected LayerProvider provider() {
      return new Provider(TESTED.get());
    }

    @Override
    protected Shape input() {
      return Shape.of(2, 3);
    }
  }

  /** Gives what is created. */
  public record Provider(Creation creation) implements LayerProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_scale", "w (x − mean), or not.").withReference("nowhere");
    }

    @Override
    public Layer create(Hyperparameters values, Shape input, LayerContext context) {
      return creation.create(input, context);
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        caught(
            HostileLayers::throwing,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(
            (input, context) -> null,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(
            HostileLayers::wrongInputGradient,
            "gradientsAreTheSlopes",
            Contract.GRADIENTS_ARE_THE_SLOPES),
        caught(
            HostileLayers::wrongParameterGradient,
            "gradientsAreTheSlopes",
            Contract.GRADIENTS_ARE_THE_SLOPES),
        caught(
            HostileLayers::wrongInEvaluation,
            "gradientsAreTheSlopes",
            Contract.GRADIENTS_ARE_THE_SLOPES),
        caught(HostileLayers::withoutItsShape, "outputShapeIsTold", Contract.OUTPUT_SHAPE_IS_TOLD),
        caught(HostileLayers.growing(), "planTellsTheSizes", Contract.PLAN_TELLS_THE_SIZES),
        caught(
            HostileLayers::complainingOtherwise, "misfitsAreRefused", Contract.MISFITS_ARE_REFUSED),
        caught(
            HostileLayers::checkingForwardAlone, "misfitsAreRefused", Contract.MISFITS_ARE_REFUSED),
        caught(
            HostileLayers::noisyInEvaluation,
            "evaluationChangesNothing",
            Contract.EVALUATION_CHANGES_NOTHING),
        caught(
            HostileLayers::trackingInEvaluation,
            "evaluationChangesNothing",
            Contract.EVALUATION_CHANGES_NOTHING),
        caught(
            HostileLayers::lookingAtTheBatch,
            "samplesDoNotSeeEachOther",
            Contract.SAMPLES_ARE_INDEPENDENT),
        caught(
            HostileLayers::drawingOutsideOfParameters,
            "savedModelGivesTheSame",
            Contract.LAYER_STATE_IS_SAVED),
        caught(
            HostileLayers::countingItsSteps,
            "resumedTrainingContinues",
            Contract.LAYER_STATE_IS_SAVED),
        caught(
            HostileLayers::readingTheClock,
            "sameCallsGiveSameBits",
            Contract.SAME_CALLS_GIVE_SAME_BITS),
        caught(
            HostileLayers::countingThreads,
            "threadsDoNotShow",
            Contract.RESULTS_DO_NOT_DEPEND_ON_THREADS),
        caught(
            HostileLayers::writingItsInput, "inputsAreNotChanged", Contract.INPUTS_ARE_NOT_CHANGED),
        caught(HostileLayers.sharing(), "layersAreIndependent", Contract.PROVIDER_HOLDS_NO_STATE),
        caught(HostileLayers::keeping, "callsAreIndependent", Contract.CALLS_ARE_INDEPENDENT));
  }

  private static Arguments caught(Creation hostile, String test, Contract contract) {
    return Arguments.of(hostile, test, contract);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("hostile")
  void isCaughtByName(Creation hostile, String test, Contract contract) {
    run(hostile, test).assertCaught("layer 'hostile_scale'", contract);
  }

  @Test
  void harmlessPassesTheSameTests() {
    hostile()
        .map(arguments -> (String) arguments.get()[1])
        .distinct()
        .forEach(test -> {
          KitRun run = run(CenteredScale::new, test);
          assertTrue(run.failures().isEmpty(), () -> String.join("\n", run.failures()));
          assertTrue(run.successes() > 0, test);
        });
  }

  private static KitRun run(Creation creation, String test) {
    TESTED.set(creation);
    try {
      return KitRun.of(Tck.class, test);
    } finally {
      TESTED.remove();
    }
  }
}
