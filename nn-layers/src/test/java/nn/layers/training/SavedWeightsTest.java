package nn.layers.training;

import static nn.layers.training.States.assertEqualBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.TensorFile;
import nn.layers.loss.CrossEntropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under {@code model/} in a checkpoint. */
class SavedWeightsTest {
  private static final String LOOKAHEAD = "lookahead(k=3, inner=adam(lr=0.02))";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adam(lr=0.02)",
        LOOKAHEAD,
        "lookahead(k=3, evaluation_weights=fast, inner=adam(lr=0.02))",
        "lookahead(k=3, inner=lookahead(k=2, inner=sgd(lr=0.1)))"
      })
  void thePlainModelWithTheSavedWeightsReachesWhatWasReported(String optimizer) throws IOException {
    CheckpointStore store = new CheckpointStore(folder, 2);
    EpochMetrics reported =
        new Fixture(optimizer).trainer().checkpoints(store, 1).build().train(4).epochs().getLast();
    Fixture plain = new Fixture("sgd");
    TensorFile saved = store.latest().checkpoint().orElseThrow().content();
    plain.model.parameters().forEach((path, each) -> each.assign(floats(saved, "model/" + path)));
    Evaluation found =
        Evaluation.of(plain.nn, plain.model, new CrossEntropy(), plain.test.epoch(0));
    assertEquals(reported.evaluationLoss(), found.loss());
    assertEquals(reported.evaluationAccuracy(), found.accuracy());
  }

  @Test
  void whatTrainingGoesOnFromStandsBesideItWhereItDiffers() {
    Fixture slow = new Fixture(LOOKAHEAD);
    Trainer trainer = slow.trainer().build();
    trainer.train(1);
    TensorFile state = trainer.state();
    slow.model
        .parameters()
        .forEach((path, each) -> {
          assertArrayEquals(each.toArray(), floats(state, "trained/" + path));
          assertArrayEquals(
              floats(state, "optimizer/slow_weights/" + path), floats(state, "model/" + path));
        });
    Fixture fast = new Fixture("adam");
    fast.trainer().build().train(1);
    assertFalse(
        fast.trainer().build().state().arrays().keySet().stream()
            .anyMatch(name -> name.startsWith("trained/")));
  }

  @Test
  void whatIsReportedAndSavedDiffersFromWhatIsTrained() {
    Fixture fixture = new Fixture(LOOKAHEAD);
    Trainer trainer = fixture.trainer().build();
    double reported = trainer.train(1).epochs().getLast().evaluationLoss();
    double trained =
        Evaluation.of(fixture.nn, fixture.model, new CrossEntropy(), fixture.test.epoch(0)).loss();
    assertTrue(reported != trained, "the fixture shows nothing: both are " + trained);
  }

  @Test
  void checkpointOfTheVersionBeforeGoesOnToTheSameBits() {
    Trainer whole = new Fixture(LOOKAHEAD).trainer().build();
    whole.train(3);
    Trainer first = new Fixture(LOOKAHEAD).trainer().build();
    first.train(1);
    Trainer second = new Fixture(LOOKAHEAD).trainer().build();
    second.restore(asVersion1(first.state()));
    second.train(3);
    assertEqualBits(whole.state(), second.state(), "after a checkpoint of version 1");
  }

  /** In version 1 {@code model/} held the trained weights, and no losses had weights. */
  private static TensorFile asVersion1(TensorFile state) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    state
        .arrays()
        .forEach((name, array) -> {
          if (name.startsWith("model/")) {
            String trained = "trained/" + name.substring("model/".length());
            arrays.put(name, state.arrays().getOrDefault(trained, array));
          } else if (!name.startsWith("trained/")) {
            arrays.put(name, array);
          }
        });
    SequencedMap<String, String> metadata = new LinkedHashMap<>(state.metadata());
    metadata.put("training.format", "1");
    long[] counts = ((StoredArray.I64) arrays.get("progress/counts")).values();
    double[] sums = ((StoredArray.F64) arrays.get("progress/sums")).values();
    long[] withSamples = {counts[0], counts[1], counts[2], (long) sums[1]};
    double[] withoutWeight = {sums[0], sums[2]};
    arrays.put("progress/counts", new StoredArray.I64(Shape.of(4), withSamples));
    arrays.put("progress/sums", new StoredArray.F64(Shape.of(2), withoutWeight));
    arrays.remove("progress/learning_rates");
    return new TensorFile(arrays, metadata);
  }

  private static float[] floats(TensorFile file, String name) {
    return switch (Map.copyOf(file.arrays()).get(name)) {
      case StoredArray.F32 f32 -> f32.values();
      case null, default ->
          throw new AssertionError(name + " is not in " + List.of(file.arrays().keySet()));
    };
  }
}
