package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nn.api.Parameter;
import nn.api.StoredArray;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.DataLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonFiniteTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void nanInTheDataStopsBeforeItsStepChangesAnything() {
    Fixture fixture = new Fixture("sgd(lr=0.1)", Fixture.withNan());
    List<float[]> weights = new ArrayList<>();
    weights.add(weight(fixture, "0.weight").toArray());
    Trainer trainer =
        fixture
            .trainer()
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    weights.add(weight(fixture, "0.weight").toArray());
                  }
                })
            .build();
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(1));
    assertEquals(weights.size(), e.step());
    assertTrue(Double.isNaN(e.loss()));
    assertEquals("0.weight (gradient)", e.parameter());
    assertEquals(
        "step "
            + e.step()
            + ": loss NaN; the first parameter that is not finite is"
            + " 0.weight (gradient)",
        e.getMessage());
    assertArrayEquals(weights.getLast(), weight(fixture, "0.weight").toArray());
  }

  private static Parameter weight(Fixture fixture, String path) {
    return Objects.requireNonNull(fixture.model.parameters().get(path));
  }

  @Test
  void infiniteParameterIsNamedAndTheLastGoodCheckpointStays() throws IOException {
    Fixture fixture = new Fixture("sgd(lr=0.1)");
    CheckpointStore store = new CheckpointStore(folder, 2);
    Trainer trainer =
        fixture
            .trainer()
            .checkpoints(store, 1)
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    if (metrics.step() == 7) {
                      weight(fixture, "3.bias").assign(0, Float.POSITIVE_INFINITY, 0);
                    }
                  }
                })
            .build();
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(3));
    assertEquals(8, e.step());
    assertEquals("3.bias (value)", e.parameter());
    CheckpointStore.Checkpoint last = store.latest().checkpoint().orElseThrow();
    assertEquals(5, last.step());
    StoredArray bias = Objects.requireNonNull(last.content().arrays().get("model/3.bias"));
    for (float value : ((StoredArray.F32) bias).values()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void stepThatMakesAParameterInfiniteIsNotSaved() throws IOException {
    Fixture fixture = new Fixture("sgd(lr=0.1)");
    CheckpointStore store = new CheckpointStore(folder, 2);
    List<Trainer> self = new ArrayList<>();
    self.add(
        fixture
            .trainer()
            .checkpoints(store, 1)
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    weight(fixture, "0.bias").assign(1, 2, 3, Float.NaN, 5, 6, 7, 8);
                    self.getFirst().requestStop();
                  }
                })
            .build());
    var e = assertThrows(NonFiniteException.class, () -> self.getFirst().train(3));
    assertEquals("0.bias (value)", e.parameter());
    assertTrue(store.latest().checkpoint().isEmpty());
  }

  @Test
  void lastStepThatMakesAParameterInfiniteIsReportedWithoutTestDataAndCheckpoints() {
    Fixture fixture = new Fixture("sgd(lr=1e30)");
    Trainer trainer =
        Trainer.builder(
                fixture.nn,
                fixture.model,
                (input, _) -> input.sum().mul(1e30f),
                fixture.optimizer,
                DataLoader.inOrder(fixture.nn, Fixture.dataset(5, 2), 5))
            .build();
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(1));
    assertEquals(1, e.step());
    assertEquals("0.weight (value)", e.parameter());
  }

  @Test
  void infiniteGradientOfAFiniteLossStops() {
    Fixture fixture = new Fixture("sgd(lr=0.1)");
    float[] before = weight(fixture, "3.weight").toArray();
    Trainer trainer =
        Trainer.builder(
                fixture.nn,
                fixture.model,
                (input, _) -> input.sub(input.detach()).sqrt().sum(),
                fixture.optimizer,
                fixture.training)
            .build();
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(1));
    assertEquals(0, e.loss());
    assertEquals("0.weight (gradient)", e.parameter());
    assertArrayEquals(before, weight(fixture, "3.weight").toArray());
  }

  @Test
  void hugeButFiniteGradientsAreNoFault() {
    Fixture fixture = new Fixture("sgd(lr=0)");
    Parameter w = weight(fixture, "0.weight");
    Trainer trainer =
        Trainer.builder(
                fixture.nn,
                fixture.model,
                (_, _) -> w.sub(w.detach()).mul(3e38f).sum(),
                fixture.optimizer,
                fixture.training)
            .build();
    assertEquals(Fixture.BATCHES, trainer.train(1).steps());
  }
}
