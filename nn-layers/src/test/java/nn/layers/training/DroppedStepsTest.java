package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that a transform of gradients leaves out. */
class DroppedStepsTest {
  private static final int EPOCHS = 2;

  private static Trainer trainer(String... gradients) {
    return fixture(gradients).trainer().build();
  }

  private static Fixture fixture(String... gradients) {
    return new Fixture("adam(lr=0.01)", List.of(gradients), Fixture.withNan());
  }

  @Test
  void batchThatIsNotFiniteIsNoDivergenceAndIsCounted() {
    TrainingResult result = trainer("skip_non_finite").train(EPOCHS);
    assertEquals(EPOCHS, result.dropped());
    assertEquals(EPOCHS * Fixture.BATCHES, result.steps());
    for (EpochMetrics epoch : result.epochs()) {
      assertTrue(Double.isFinite(epoch.trainLoss()), "train loss " + epoch.trainLoss());
      assertTrue(Double.isFinite(epoch.evaluationLoss()), "test loss " + epoch.evaluationLoss());
    }
  }

  @Test
  void withoutTheTransformTrainingStops() {
    assertThrows(NonFiniteException.class, () -> trainer().train(EPOCHS));
    assertThrows(NonFiniteException.class, () -> trainer("centralize").train(EPOCHS));
  }

  @Test
  void asManyInARowAsTheTransformBearsStopTrainingBeforeTheStep() {
    Fixture fixture =
        new Fixture(
            "sgd(lr=0.1)",
            List.of("skip_non_finite(max_consecutive=2)"),
            Fixture.dataset(Fixture.SAMPLES, 2));
    float[] before = fixture.weights();
    Trainer trainer =
        Trainer.builder(
                fixture.nn,
                fixture.model,
                (input, _) -> input.sub(input.detach()).sqrt().sum(),
                fixture.optimizer,
                fixture.training)
            .build();
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(1));
    assertEquals(3, e.step());
    assertArrayEquals(before, fixture.weights());
  }

  @Test
  void countGoesOnAfterAResume() {
    Trainer first = trainer("skip_non_finite");
    first.train(1);
    Trainer second = trainer("skip_non_finite");
    second.restore(first.state());
    assertEquals(EPOCHS, second.train(EPOCHS).dropped());
  }

  /** Weights change at every second batch alone, and the steps of schedules are batches. */
  @Test
  void stepsThatAccumulateAreNotCountedAsDropped() {
    Fixture fixture =
        new Fixture(
            "sgd(lr=0.1)", List.of("accumulate(steps=2)"), Fixture.dataset(Fixture.SAMPLES, 2));
    List<Boolean> changed = new ArrayList<>();
    List<float[]> last = new ArrayList<>(List.of(fixture.weights()));
    Trainer trainer =
        fixture
            .trainer()
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    float[] now = fixture.weights();
                    changed.add(!Arrays.equals(now, last.getLast()));
                    last.add(now);
                  }
                })
            .build();
    TrainingResult result = trainer.train(EPOCHS);
    assertEquals(0, result.dropped());
    assertEquals(EPOCHS * Fixture.BATCHES, result.steps());
    for (int i = 0; i < changed.size(); i++) {
      assertEquals(i % 2 == 1, changed.get(i), "batch " + i);
    }
    assertFalse(result.stopped());
  }
}
