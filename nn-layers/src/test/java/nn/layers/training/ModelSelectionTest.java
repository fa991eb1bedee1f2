package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.TensorFile;
import nn.layers.data.DataLoader;
import nn.layers.loss.CrossEntropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validation, the best epoch, and early ends. */
class ModelSelectionTest {
  private static final int EPOCHS = 40;

  /** A large rate, so that validation gets worse after a while. */
  private static final String OPTIMIZER = "lookahead(k=3, inner=adam(lr=0.3))";

  @TempDir private Path folder = Path.of("");

  private static DataLoader validation(Fixture fixture) {
    return DataLoader.inOrder(fixture.nn, Fixture.dataset(20, 9), 8);
  }

  private static TrainerBuilder builder(Fixture fixture, Selection selection) {
    return fixture.trainer().validation(validation(fixture), selection);
  }

  private static EpochMetrics epoch(int number, double loss) {
    return new EpochMetrics(number, 1, loss, 1 - loss, List.of(), 1);
  }

  private static BestEpoch after(Selection selection, double... losses) {
    BestEpoch best = new BestEpoch(selection);
    List<EpochMetrics> epochs = new ArrayList<>();
    for (double loss : losses) {
      epochs.add(epoch(epochs.size() + 1, loss));
    }
    best.restart(epochs);
    return best;
  }

  @Test
  void ofEqualEpochsTheEarlierIsTheBest() {
    assertEquals(2, after(Selection.byLoss(), 0.5, 0.25, 0.25, 0.5).epoch());
    assertEquals(2, after(Selection.byAccuracy(), 0.5, 0.25, 0.25, 0.5).epoch());
  }

  @Test
  void nanIsNeverBetterAndAlwaysWorse() {
    assertEquals(2, after(Selection.byLoss(), Double.NaN, 9, Double.NaN).epoch());
    assertEquals(1, after(Selection.byLoss(), Double.NaN, Double.NaN).epoch());
  }

  @Test
  void waitingEndsWhenTheDifferenceWasTooSmallForLongEnough() {
    Selection selection = Selection.byLoss().stoppingAfter(2, 0.125);
    assertFalse(after(selection, 1, 0.9).isExhausted());
    BestEpoch best = after(selection, 1, 0.9, 0.875);
    assertTrue(best.isExhausted());
    assertEquals(3, best.epoch(), "the best epoch does not depend on the difference");
    assertFalse(after(selection, 1, 0.9, 0.75, 0.75).isExhausted());
  }

  @Test
  void unusableSelectionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Selection.byLoss().stoppingAfter(0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Selection.byLoss().stoppingAfter(1, Double.NaN));
  }

  @Test
  void theBestEpochIsTestedOnceAndSavedBesideTheLast() throws IOException {
    Fixture fixture = new Fixture(OPTIMIZER);
    Trainer trainer =
        builder(fixture, Selection.byLoss().stoppingAfter(4, 0))
            .checkpoints(new CheckpointStore(folder, 2), 3)
            .build();
    TrainingResult result = trainer.train(EPOCHS);
    Selected selected = result.selected().orElseThrow();
    assertTrue(selected.isEarly() && result.epochs().size() < EPOCHS, result::toString);
    assertEquals(selected.epoch() + 4, result.epochs().size());
    assertFalse(result.stopped());

    Fixture best = new Fixture(OPTIMIZER);
    SavedModel.read(folder.resolve("best.safetensors")).loadInto(best.model);
    EpochMetrics chosen = result.epochs().get(selected.epoch() - 1);
    Evaluation validation =
        Evaluation.of(best.nn, best.model, new CrossEntropy(), validation(best).epoch(0));
    assertEquals(chosen.evaluationLoss(), validation.loss());
    Evaluation test = Evaluation.of(best.nn, best.model, new CrossEntropy(), best.test.epoch(0));
    assertEquals(test, selected.test().orElseThrow());
    assertEquals(result.epochs(), trainer.train(EPOCHS).epochs(), "nothing is left to train");
  }

  @Test
  void validationLeavesTheTrainingAsItIs() {
    Fixture with = new Fixture(OPTIMIZER);
    Fixture without = new Fixture(OPTIMIZER);
    builder(with, Selection.byLoss()).build().train(5);
    without.trainer().build().train(5);
    assertArrayEquals(without.weights(), with.weights());
  }

  @Test
  void aStoppedTrainingEndsWithTheSameBitsAndTheSameTest() {
    Selection selection = Selection.byLoss().stoppingAfter(4, 0);
    Fixture whole = new Fixture(OPTIMIZER);
    Trainer uninterrupted = builder(whole, selection).build();
    TrainingResult expected = uninterrupted.train(EPOCHS);
    for (int stop = 1; stop < expected.epochs().size(); stop++) {
      TensorFile half = stoppedAfter(stop, selection);
      Fixture resumed = new Fixture(OPTIMIZER);
      Trainer trainer = builder(resumed, selection).build();
      trainer.restore(half);
      TrainingResult found = trainer.train(EPOCHS);
      assertEquals(expected.selected(), found.selected(), "stopped after " + stop);
      assertEquals(expected.epochs().size(), found.epochs().size());
      assertArrayEquals(whole.weights(), resumed.weights());
    }
  }

  private static TensorFile stoppedAfter(int epochs, Selection selection) {
    Trainer[] stopped = new Trainer[1];
    Fixture fixture = new Fixture(OPTIMIZER);
    stopped[0] =
        builder(fixture, selection)
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics step) {
                    if (step.epoch() == epochs + 1 && step.batch() == 2) {
                      stopped[0].requestStop();
                    }
                  }
                })
            .build();
    TrainingResult result = stopped[0].train(EPOCHS);
    assertTrue(result.stopped() && result.selected().orElseThrow().test().isEmpty());
    return stopped[0].state();
  }
}
