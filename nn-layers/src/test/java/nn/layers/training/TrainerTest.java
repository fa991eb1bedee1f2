package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.Batch;
import nn.layers.loss.CrossEntropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void equalsTheLoopWrittenByHand() {
    Fixture byHand = new Fixture("adam(lr=0.01)");
    Loss criterion = new CrossEntropy();
    for (int epoch = 0; epoch < 3; epoch++) {
      for (Batch batch : byHand.training.epoch(epoch)) {
        Tensor output = byHand.model.forward(batch.inputs());
        Tensor loss = criterion.forward(output, batch.targets());
        byHand.optimizer.zeroGrad();
        loss.backward();
        byHand.optimizer.step();
      }
    }
    Fixture fixture = new Fixture("adam(lr=0.01)");
    fixture.trainer().build().train(3);
    assertArrayEquals(byHand.weights(), fixture.weights());
  }

  @Test
  void lossFallsAndAccuracyRises() {
    Fixture fixture = new Fixture("adam(lr=0.01)", Fixture.dataset(500, 2));
    List<EpochMetrics> epochs = fixture.trainer().build().train(20).epochs();
    assertTrue(epochs.getLast().trainLoss() < 0.5 * epochs.getFirst().trainLoss());
    assertTrue(epochs.getLast().evaluationAccuracy() >= 0.8, epochs.getLast()::toString);
  }

  @Test
  void metricsOfAnEpochAreTheMeansOverItsSamples() {
    List<StepMetrics> steps = new ArrayList<>();
    Fixture fixture = new Fixture("sgd(lr=0)");
    EpochMetrics metrics =
        fixture
            .trainer()
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics step) {
                    steps.add(step);
                  }
                })
            .build()
            .train(1)
            .epochs()
            .getFirst();
    double sum = 0;
    for (StepMetrics step : steps) {
      sum += step.loss() * (step.batch() == Fixture.BATCHES ? 3 : Fixture.BATCH_SIZE);
    }
    assertEquals(sum / Fixture.SAMPLES, metrics.trainLoss(), 1e-12);
    Evaluation test =
        Evaluation.of(fixture.nn, fixture.model, new CrossEntropy(), fixture.test.epoch(0));
    assertEquals(test.loss(), metrics.evaluationLoss());
    assertEquals(test.accuracy(), metrics.evaluationAccuracy());
    assertEquals(0, metrics.learningRate());
  }

  @Test
  void listenersHearEverythingInOrder() {
    List<String> heard = new ArrayList<>();
    new Fixture("sgd")
        .trainer()
        .checkpoints(new CheckpointStore(folder, 2), 2)
        .listen(
            new TrainingListener() {
              @Override
              public void onStep(StepMetrics metrics) {
                if (metrics.batch() == metrics.batches()) {
                  heard.add("step " + metrics.step());
                }
              }

              @Override
              public void onEpoch(EpochMetrics metrics) {
                heard.add("epoch " + metrics.epoch());
              }

              @Override
              public void onCheckpoint(long step, Path file) {
                heard.add("checkpoint " + step);
              }
            })
        .build()
        .train(3);
    assertEquals(
        List.of(
            "step 5",
            "epoch 1",
            "step 10",
            "epoch 2",
            "checkpoint 10",
            "step 15",
            "epoch 3",
            "checkpoint 15"),
        heard);
  }

  @Test
  void scheduleOverStepsIsReportedAsTheLastStepUsedIt() {
    Fixture fixture = new Fixture("sgd(lr=1, groups=[{match=\"**.bias\", lr=0.5}])");
    List<List<Double>> used = new ArrayList<>();
    List<EpochMetrics> epochs =
        threeEpochs(fixture, "step_lr(step_size=3, gamma=0.5)", SchedulePeriod.STEP);
    // Epochs of 5 steps: the last ones are steps 5, 10 and 15, counted from 1.
    epochs.forEach(epoch -> used.add(epoch.learningRates()));
    assertEquals(
        List.of(List.of(0.5, 0.25), List.of(0.125, 0.0625), List.of(0.0625, 0.03125)), used);
    assertEquals(0.5, epochs.getFirst().learningRate());
  }

  @Test
  void scheduleOverEpochsChangesTheRateBetweenThem() {
    Fixture fixture = new Fixture("sgd(lr=0.1)");
    List<EpochMetrics> epochs =
        threeEpochs(fixture, "step_lr(step_size=1, gamma=0.5)", SchedulePeriod.EPOCH);
    assertEquals(
        List.of(0.1, 0.05, 0.025), epochs.stream().map(EpochMetrics::learningRate).toList());
  }

  private static List<EpochMetrics> threeEpochs(
      Fixture fixture, String schedule, SchedulePeriod period) {
    return fixture
        .trainer()
        .schedule(fixture.nn.schedules().attach(schedule, fixture.optimizer), period)
        .build()
        .train(3)
        .epochs();
  }

  @Test
  void evaluationUsesTheWeightsThatTheOptimizerWantsEvaluated() {
    Fixture fixture = new Fixture("lookahead(k=100, evaluation_weights=slow, inner=sgd(lr=0.5))");
    Evaluation untrained =
        Evaluation.of(fixture.nn, fixture.model, new CrossEntropy(), fixture.test.epoch(0));
    EpochMetrics metrics = fixture.trainer().build().train(1).epochs().getFirst();
    assertEquals(untrained.loss(), metrics.evaluationLoss());
  }

  @Test
  void laterCallGoesOnWhereTheEarlierEnded() {
    Fixture inOneGo = new Fixture("adam");
    inOneGo.trainer().build().train(4);
    Fixture inTwo = new Fixture("adam");
    Trainer trainer = inTwo.trainer().build();
    trainer.train(1);
    assertEquals(4, trainer.train(4).epochs().size());
    assertArrayEquals(inOneGo.weights(), inTwo.weights());
  }

  @Test
  void withoutTestDataTheTestMetricsAreNan() {
    Fixture fixture = new Fixture("sgd");
    EpochMetrics metrics =
        Trainer.builder(
                fixture.nn, fixture.model, new CrossEntropy(), fixture.optimizer, fixture.training)
            .build()
            .train(1)
            .epochs()
            .getFirst();
    assertTrue(
        Double.isNaN(metrics.evaluationLoss()) && Double.isNaN(metrics.evaluationAccuracy()));
  }

  @Test
  void epochsToAnAccuracyAreThoseOfTheFirstThatReachesIt() {
    TrainingResult result =
        new TrainingResult(
            List.of(epoch(1, 0.8), epoch(2, 0.96), epoch(3, 0.94), epoch(4, 0.97)), 40, 0, false);
    assertEquals(2, result.epochsTo(0.95).orElseThrow());
    assertFalse(result.epochsTo(0.98).isPresent());
  }

  private static EpochMetrics epoch(int number, double accuracy) {
    return new EpochMetrics(number, 1, 1, accuracy, List.of(0.1), 1);
  }

  @Test
  void checkpointsEveryZeroEpochsAreRefused() {
    TrainerBuilder builder = new Fixture("sgd").trainer();
    CheckpointStore store = new CheckpointStore(folder, 2);
    assertThrows(IllegalArgumentException.class, () -> builder.checkpoints(store, 0));
  }
}
