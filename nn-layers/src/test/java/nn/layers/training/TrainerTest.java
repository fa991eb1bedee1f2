package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nn.api.Tensor;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Dataset;
import nn.layers.loss.CrossEntropy;
import nn.layers.loss.Loss;
import nn.layers.loss.Losses;
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
    assertArrayEquals(weights(byHand), weights(fixture));
  }

  private static float[] weights(Fixture fixture) {
    return Objects.requireNonNull(fixture.model.parameters().get("0.weight")).toArray();
  }

  @Test
  void lossFallsAndAccuracyRises() {
    Fixture fixture = new Fixture("adam(lr=0.01)", Fixture.dataset(500, 2));
    List<EpochMetrics> epochs = fixture.trainer().build().train(20).epochs();
    assertTrue(epochs.getLast().trainLoss() < 0.5 * epochs.getFirst().trainLoss());
    assertTrue(epochs.getLast().testAccuracy() >= 0.8, epochs.getLast()::toString);
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
    assertEquals(test.loss(), metrics.testLoss());
    assertEquals(test.accuracy(), metrics.testAccuracy());
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
  void lossesOfTrainingAndTestMeanTheSame() {
    for (String spec :
        List.of(
            "cross_entropy(weight=[1, 10, 0.1])",
            "cross_entropy(weight=[1, 0, 2], label_smoothing=0.2)",
            "cross_entropy(reduction=sum)",
            "cross_entropy(ignore_index=1)")) {
      Loss criterion = new Losses().create(spec);
      Fixture fixture = new Fixture("sgd(lr=0)");
      Module model = new Layers(fixture.nn).linear(Fixture.FEATURES, Fixture.CLASSES);
      EpochMetrics metrics =
          Trainer.builder(
                  fixture.nn,
                  model,
                  criterion,
                  fixture.nn.optimizers().create("sgd(lr=0)", model.parameters()),
                  inOrder(fixture))
              .test(DataLoader.inOrder(fixture.nn, ofClass1Last(), 11))
              .build()
              .train(1)
              .epochs()
              .getFirst();
      assertEquals(metrics.testLoss(), metrics.trainLoss(), 1e-6 * metrics.testLoss(), spec);
    }
  }

  @Test
  void batchWithoutACountedTargetIsAStepWithoutGradient() {
    Fixture byHand = new Fixture("sgd(lr=0.1, momentum=0.9)", ofClass1Last());
    Loss criterion = new Losses().create("cross_entropy(ignore_index=1)");
    for (Batch batch : inOrder(byHand).epoch(0)) {
      byHand.optimizer.zeroGrad();
      criterion.forward(byHand.model.forward(batch.inputs()), batch.targets()).backward();
      byHand.optimizer.step();
    }
    Fixture fixture = new Fixture("sgd(lr=0.1, momentum=0.9)", ofClass1Last());
    List<StepMetrics> steps = new ArrayList<>();
    List<float[]> after = new ArrayList<>();
    EpochMetrics metrics =
        Trainer.builder(fixture.nn, fixture.model, criterion, fixture.optimizer, inOrder(fixture))
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics step) {
                    steps.add(step);
                    after.add(weights(fixture));
                  }
                })
            .build()
            .train(1)
            .epochs()
            .getFirst();
    assertArrayEquals(weights(byHand), weights(fixture));
    assertTrue(Double.isNaN(steps.getLast().loss()));
    assertTrue(Double.isFinite(metrics.trainLoss()));
    assertFalse(Arrays.equals(after.get(after.size() - 2), after.getLast()), "momentum goes on");
    assertTrue(Float.isFinite(after.getLast()[0]));
  }

  private static DataLoader inOrder(Fixture fixture) {
    return DataLoader.inOrder(fixture.nn, ofClass1Last(), Fixture.BATCH_SIZE);
  }

  /** Returns samples of which the last batch is of class 1 alone. */
  private static Dataset ofClass1Last() {
    Dataset data = Fixture.dataset(15, 2);
    int[] targets = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 1, 1, 1, 1};
    return new Dataset("class 1 last", data.inputs(), targets, List.of("a", "b", "c"));
  }

  @Test
  void trainingAndTestDataWithoutACountedTargetAreNoDivergence() {
    Fixture fixture = new Fixture("adam");
    Dataset data =
        new Dataset(
            "all of class 1",
            Fixture.dataset(3, 2).inputs(),
            new int[] {1, 1, 1},
            List.of("a", "b", "c"));
    EpochMetrics metrics =
        Trainer.builder(
                fixture.nn,
                fixture.model,
                new Losses().create("cross_entropy(ignore_index=1)"),
                fixture.optimizer,
                DataLoader.inOrder(fixture.nn, data, 2))
            .test(DataLoader.inOrder(fixture.nn, data, 2))
            .schedule(
                fixture.nn.schedules().attach("step_lr(step_size=1)", fixture.optimizer),
                SchedulePeriod.EPOCH)
            .build()
            .train(2)
            .epochs()
            .getLast();
    assertTrue(Double.isNaN(metrics.trainLoss()) && Double.isNaN(metrics.testLoss()));
    assertEquals(1e-4, metrics.learningRate(), 1e-12);
  }

  @Test
  void scheduleOverStepsIsReportedAsTheLastStepUsedIt() {
    Fixture fixture = new Fixture("sgd(lr=1, groups=[{match=\"**.bias\", lr=0.5}])");
    List<List<Double>> used = new ArrayList<>();
    List<EpochMetrics> epochs =
        fixture
            .trainer()
            .schedule(
                fixture.nn.schedules().attach("step_lr(step_size=3, gamma=0.5)", fixture.optimizer),
                SchedulePeriod.STEP)
            .build()
            .train(3)
            .epochs();
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
        fixture
            .trainer()
            .schedule(
                fixture.nn.schedules().attach("step_lr(step_size=1, gamma=0.5)", fixture.optimizer),
                SchedulePeriod.EPOCH)
            .build()
            .train(3)
            .epochs();
    assertEquals(
        List.of(0.1, 0.05, 0.025), epochs.stream().map(EpochMetrics::learningRate).toList());
  }

  @Test
  void evaluationUsesTheWeightsThatTheOptimizerWantsEvaluated() {
    Fixture fixture = new Fixture("lookahead(k=100, evaluation_weights=slow, inner=sgd(lr=0.5))");
    Evaluation untrained =
        Evaluation.of(fixture.nn, fixture.model, new CrossEntropy(), fixture.test.epoch(0));
    EpochMetrics metrics = fixture.trainer().build().train(1).epochs().getFirst();
    assertEquals(untrained.loss(), metrics.testLoss());
  }

  @Test
  void laterCallGoesOnWhereTheEarlierEnded() {
    Fixture inOneGo = new Fixture("adam");
    inOneGo.trainer().build().train(4);
    Fixture inTwo = new Fixture("adam");
    Trainer trainer = inTwo.trainer().build();
    trainer.train(1);
    assertEquals(4, trainer.train(4).epochs().size());
    assertArrayEquals(weights(inOneGo), weights(inTwo));
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
    assertTrue(Double.isNaN(metrics.testLoss()) && Double.isNaN(metrics.testAccuracy()));
  }

  @Test
  void epochsToAnAccuracyAreThoseOfTheFirstThatReachesIt() {
    TrainingResult result =
        new TrainingResult(
            List.of(epoch(1, 0.8), epoch(2, 0.96), epoch(3, 0.94), epoch(4, 0.97)), 40, false);
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
