package nn.layers.training;

import static nn.layers.training.States.assertEqualBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.autograd.Scheduler;
import nn.autograd.TrainingLength;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.SafeTensors;
import nn.layers.checkpoint.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  private static final int EPOCHS = 3;

  @TempDir private Path folder = Path.of("");

  private record Training(Fixture fixture, Trainer trainer) {}

  /** Returns a training that stops after a step, with schedules over steps and over epochs. */
  private static Training training(String optimizer, long stopAfter) {
    Fixture fixture =
        new Fixture(
            optimizer,
            List.of("accumulate(steps=2)", "clip_by_global_norm(max_norm=0.5)", "add_noise"),
            Fixture.dataset(Fixture.SAMPLES, 2));
    List<Trainer> self = new ArrayList<>();
    Trainer trainer =
        fixture
            .trainer()
            .schedule(
                fixture
                    .nn
                    .schedules()
                    .attach(
                        "cosine_annealing_lr(T_max=3, warmup=7 steps)",
                        fixture.optimizer,
                        TrainingLength.ofEpochs(EPOCHS, Fixture.BATCHES)),
                SchedulePeriod.EPOCH)
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    if (metrics.step() == stopAfter) {
                      self.getFirst().requestStop();
                    }
                  }
                })
            .build();
    self.add(trainer);
    return new Training(fixture, trainer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd(lr=0.1, momentum=0.9, nesterov=true)",
        "adamw(lr=0.01, amsgrad=true)",
        "lookahead(k=3, alpha=0.5, inner=sgd(lr=0.1, momentum=0.9))",
        "lookahead(k=2, inner=lookahead(k=3, inner=adam(lr=0.01)))"
      })
  void stoppedAtAnyStepAndResumedEqualsTrainedInOneGo(String optimizer) throws IOException {
    Trainer whole = training(optimizer, -1).trainer();
    whole.train(EPOCHS);
    for (int stop = 1; stop <= EPOCHS * Fixture.BATCHES; stop++) {
      Trainer first = training(optimizer, stop).trainer();
      assertTrue(first.train(EPOCHS).stopped());
      Path file = folder.resolve("state-" + stop);
      SafeTensors.write(file, first.state());
      Trainer second = training(optimizer, -1).trainer();
      second.restore(SafeTensors.read(file));
      TrainingResult result = second.train(EPOCHS);
      assertFalse(result.stopped());
      assertEquals(EPOCHS, result.epochs().size());
      assertEqualBits(whole.state(), second.state(), "stopped after step " + stop);
    }
  }

  @Test
  void scheduleOverStepsResumesWithinAnEpoch() {
    List<Trainer> trainers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Fixture fixture = new Fixture("sgd(lr=0.1)");
      trainers.add(
          fixture
              .trainer()
              .schedule(
                  fixture
                      .nn
                      .schedules()
                      .attach("step_lr(step_size=2, gamma=0.5)", fixture.optimizer),
                  SchedulePeriod.STEP)
              .listen(stopAfter(i == 1 ? 7 : -1, trainers))
              .build());
    }
    trainers.get(0).train(EPOCHS);
    trainers.get(1).train(EPOCHS);
    trainers.get(2).restore(trainers.get(1).state());
    trainers.get(2).train(EPOCHS);
    assertEqualBits(trainers.get(0).state(), trainers.get(2).state(), "after all");
  }

  @Test
  void checkpointWithoutTheNumbersOfListsIsFromBeforeTheseWereDriven() {
    Trainer first = training("adam(lr=0.1, betas=[0.8, 0.9])", 7).trainer();
    first.train(EPOCHS);
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(first.state().arrays());
    assertTrue(arrays.remove("group/0/betas[0]") != null, arrays.keySet().toString());
    assertTrue(arrays.remove("group/0/betas[1]") != null, arrays.keySet().toString());
    Trainer second = training("adam(lr=0.1, betas=[0.8, 0.9])", -1).trainer();
    second.restore(new TensorFile(arrays, first.state().metadata()));
    assertEqualBits(first.state(), second.state(), "restored");
    arrays.remove("group/0/lr");
    assertThrows(
        StateMismatchException.class,
        () -> second.restore(new TensorFile(arrays, first.state().metadata())));
  }

  /** Two epochs of three, then three more: the rest is that of a training of five. */
  @Test
  void moreEpochsThanBegunWithFollowTheLongerSchedule() {
    Trainer begun = cosine(3).trainer();
    begun.train(2);
    Training longer = cosine(5);
    longer.trainer().restore(begun.state());
    List<Double> rates = new ArrayList<>();
    while (rates.size() < 3) {
      rates.add(longer.fixture().optimizer.groups().getFirst().values().get("lr"));
      longer.trainer().train(3 + rates.size() - 1);
    }
    Training whole = cosine(5);
    List<Double> expected = new ArrayList<>();
    for (int epoch = 1; epoch <= 5; epoch++) {
      expected.add(whole.fixture().optimizer.groups().getFirst().values().get("lr"));
      whole.trainer().train(epoch);
    }
    assertEquals(expected.subList(2, 5), rates);
    assertEquals(0, longer.fixture().optimizer.groups().getFirst().values().get("lr"));
  }

  private static Training cosine(int epochs) {
    Fixture fixture = new Fixture("sgd(lr=0.1)");
    TrainingLength length = TrainingLength.ofEpochs(epochs, Fixture.BATCHES);
    Scheduler scheduler =
        fixture.nn.schedules().attach("cosine_annealing_lr", fixture.optimizer, length);
    return new Training(
        fixture, fixture.trainer().schedule(scheduler, SchedulePeriod.EPOCH).build());
  }

  private static TrainingListener stopAfter(long step, List<Trainer> trainers) {
    return new TrainingListener() {
      @Override
      public void onStep(StepMetrics metrics) {
        if (metrics.step() == step) {
          trainers.get(1).requestStop();
        }
      }
    };
  }

  @Test
  void stopWritesACheckpointThatResumes() throws IOException {
    CheckpointStore store = new CheckpointStore(folder, 2);
    Fixture fixture = new Fixture("adam");
    List<Trainer> self = new ArrayList<>();
    self.add(
        fixture
            .trainer()
            .checkpoints(store, 10)
            .metadata(Map.of("config", "optimizer: adam"))
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    if (metrics.step() == 8) {
                      self.getFirst().requestStop();
                    }
                  }
                })
            .build());
    self.getFirst().train(EPOCHS);
    CheckpointStore.Checkpoint checkpoint = store.latest().checkpoint().orElseThrow();
    assertEquals(8, checkpoint.step());
    assertEquals("optimizer: adam", checkpoint.content().metadata().get("config"));
    Trainer resumed = new Fixture("adam").trainer().build();
    resumed.restore(checkpoint.content());
    assertEquals(EPOCHS * Fixture.BATCHES, resumed.train(EPOCHS).steps());
  }

  @Test
  void checkpointOfAnotherTrainingIsRefusedWithEveryDifference() {
    Trainer trainer = new Fixture("adam").trainer().build();
    trainer.train(1);
    TensorFile before = trainer.state();
    Trainer other = new Fixture("sgd(momentum=0.9)").trainer().build();
    other.train(2);
    var e = assertThrows(StateMismatchException.class, () -> trainer.restore(other.state()));
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.contains("training.optimizer: expected adam, the checkpoint has sgd"), message);
    assertTrue(message.contains("optimizer/exp_avg/0.weight: is missing"), message);
    assertTrue(
        message.contains("optimizer/momentum_buffer/0.weight: is in the checkpoint alone"),
        message);
    assertEqualBits(before, trainer.state(), "after a refused restore");
  }

  @Test
  void arrayOfAnotherShapeIsNamedWithBoth() {
    Trainer trainer = new Fixture("sgd").trainer().build();
    TensorFile state = trainer.state();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(state.arrays());
    arrays.put("model/0.bias", new StoredArray.F32(Shape.of(7), new float[7]));
    var e =
        assertThrows(
            StateMismatchException.class,
            () -> trainer.restore(new TensorFile(arrays, state.metadata())));
    assertEquals(
        List.of("model/0.bias: expected F32 [8], the checkpoint has F32 [7]"), e.differences());
  }

  @Test
  void valueThatCannotBeIsRefusedAndNothingIsChanged() {
    Trainer trainer = new Fixture("sgd").trainer().build();
    trainer.train(1);
    TensorFile before = trainer.state();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(before.arrays());
    arrays.put("model/0.bias", new StoredArray.F32(Shape.of(8), new float[8]));
    arrays.put("progress/counts", new StoredArray.I64(Shape.of(4), new long[] {1, 99, 5, 0}));
    assertThrows(
        StateMismatchException.class,
        () -> trainer.restore(new TensorFile(arrays, before.metadata())));
    assertEqualBits(before, trainer.state(), "after a refused restore");
  }

  @Test
  void numbersThatNoTrainingComesToAreRefused() {
    Trainer trainer = new Fixture("sgd").trainer().build();
    trainer.train(1);
    assertRefused(trainer, "progress/counts", whole(2, 0, 10, 0), "progress/history: rows");
    assertRefused(trainer, "progress/counts", whole(1, 0, 6, 0), "step: expected 5, found 6");
    assertRefused(trainer, "progress/counts", whole(1, 0, 5, 6), "left out must be in [0, 5]");
    assertRefused(trainer, "progress/counts", whole(-1, 0, 0, 0), "epoch must be in [0");
    assertRefused(trainer, "progress/sums", numbers(3, Double.NaN, 0, 0), "found [NaN, 0.0, 0.0]");
    assertRefused(trainer, "progress/sums", numbers(3, 0, 0, -1), "found [0.0, 0.0, -1.0]");
    StoredArray row = new StoredArray.F64(Shape.of(1, 6), new double[] {2, 1, 1, 1, 1, 1});
    assertRefused(trainer, "progress/history", row, "row 1 is of epoch 2.0");
    float[] bias = {0, 0, Float.NaN, 0, 0, 0, 0, 0};
    StoredArray nan = new StoredArray.F32(Shape.of(8), bias);
    assertRefused(trainer, "model/0.bias", nan, "model/0.bias: holds NaN or infinity");
    assertRefused(trainer, "trained/0.bias", nan, "trained/0.bias: holds NaN or infinity");
    assertRefused(trainer, "trained/9.bias", nan, "trained/9.bias: is in the checkpoint alone");
  }

  private static StoredArray whole(long... values) {
    return new StoredArray.I64(Shape.of(values.length), values);
  }

  private static StoredArray numbers(int length, double... values) {
    return new StoredArray.F64(Shape.of(length), values);
  }

  private static void assertRefused(
      Trainer trainer, String name, StoredArray array, String message) {
    TensorFile before = trainer.state();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(before.arrays());
    arrays.put(name, array);
    var e =
        assertThrows(
            StateMismatchException.class,
            () -> trainer.restore(new TensorFile(arrays, before.metadata())));
    String found = String.join("\n", e.differences());
    assertTrue(found.contains(message), found);
    assertEqualBits(before, trainer.state(), "after a refused restore");
  }

  @Test
  void checkpointOfAVersionThatIsNotKnownIsRefusedForThatAlone() {
    Trainer trainer = new Fixture("sgd").trainer().build();
    TensorFile state = trainer.state();
    SequencedMap<String, String> metadata = new LinkedHashMap<>(state.metadata());
    metadata.put("training.format", "4");
    TensorFile later = new TensorFile(new LinkedHashMap<>(), metadata);
    var e = assertThrows(StateMismatchException.class, () -> trainer.restore(later));
    assertEquals(
        List.of(
            "training.format: this nn reads versions up to 3, the checkpoint has 4; resume with the"
                + " nn that wrote it, or a later one"),
        e.differences());
    metadata.remove("training.format");
    TensorFile none = new TensorFile(new LinkedHashMap<>(), metadata);
    var missing = assertThrows(StateMismatchException.class, () -> trainer.restore(none));
    assertEquals(
        List.of("training.format: is missing, so the file is no checkpoint of a training"),
        missing.differences());
  }
}
