package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.api.loss.Loss;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Dataset;
import nn.layers.loss.Losses;
import org.junit.jupiter.api.Test;

/** What the losses of a training mean, also where targets weigh nothing. */
class TrainingLossTest {
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
      assertEquals(
          metrics.evaluationLoss(), metrics.trainLoss(), 1e-6 * metrics.evaluationLoss(), spec);
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
                    after.add(fixture.weights());
                  }
                })
            .build()
            .train(1)
            .epochs()
            .getFirst();
    assertArrayEquals(byHand.weights(), fixture.weights());
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
    assertTrue(Double.isNaN(metrics.trainLoss()) && Double.isNaN(metrics.evaluationLoss()));
    assertEquals(1e-4, metrics.learningRate(), 1e-12);
  }
}
