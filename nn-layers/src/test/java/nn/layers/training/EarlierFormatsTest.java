package nn.layers.training;

import static nn.layers.training.States.assertEqualBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.SafeTensors;
import nn.layers.checkpoint.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints that earlier versions wrote after one epoch of the {@link Fixture}. */
class EarlierFormatsTest {
  private static final String LOOKAHEAD = "lookahead(k=3, inner=adam)";

  @TempDir private Path folder;

  private TensorFile recorded(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(EarlierFormatsTest.class.getResourceAsStream(name), name)) {
      Files.copy(in, file);
    }
    return SafeTensors.read(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"format2-adam.safetensors | adam", "format2-lookahead.safetensors | " + LOOKAHEAD})
  void checkpointOfVersion2GoesOnToTheSameBits(String name, String optimizer) throws IOException {
    Trainer whole = new Fixture(optimizer).trainer().build();
    whole.train(3);
    Trainer resumed = new Fixture(optimizer).trainer().build();
    resumed.restore(recorded(name));
    resumed.train(3);
    assertEqualBits(whole.state(), resumed.state(), "after " + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"format1-adam.safetensors | adam", "format1-lookahead.safetensors | " + LOOKAHEAD})
  void checkpointOfVersion1GoesOn(String name, String optimizer) throws IOException {
    Trainer resumed = new Fixture(optimizer).trainer().build();
    resumed.restore(recorded(name));
    assertEquals(3 * Fixture.BATCHES, resumed.train(3).steps());
  }

  @Test
  void numbersOfTheOptimizerAreSavedBesideItsArrays() {
    Trainer trainer = new Fixture(LOOKAHEAD).trainer().build();
    trainer.train(1);
    TensorFile state = trainer.state();
    assertEquals("3", state.metadata().get("training.format"));
    assertTrue(
        state.arrays().get("optimizer/inner/step/0.weight")
                instanceof StoredArray.I64(Shape shape, long[] values)
            && shape.equals(Shape.of())
            && values[0] == Fixture.BATCHES);
    assertTrue(state.arrays().get("optimizer/inner_steps") instanceof StoredArray.F64);
  }

  @Test
  void whatAnEarlierVersionDidNotWriteIsNamedWithTheVersion() throws IOException {
    TensorFile recorded = recorded("format2-adam.safetensors");
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(recorded.arrays());
    arrays.remove("optimizer_scalar/step/0.weight");
    arrays.remove("optimizer/exp_avg/3.bias");
    arrays.put("optimizer_scalar/step/0.bias", new StoredArray.F64(Shape.of(), new double[] {1.5}));
    Trainer trainer = new Fixture("adam").trainer().build();
    TensorFile before = trainer.state();
    var e =
        assertThrows(
            StateMismatchException.class,
            () -> trainer.restore(new TensorFile(arrays, recorded.metadata())));
    assertEquals(
        """
        the checkpoint does not fit this training; nothing was restored:
          optimizer/exp_avg/3.bias: is missing in the checkpoint
          optimizer/step/0.weight: is missing in the checkpoint
          optimizer/step/0.bias: expected I64 [], the checkpoint has F64 []
          training.format: an earlier nn wrote the checkpoint, in version 2; this nn writes \
        version 3. What is missing or differs can be resumed with the nn that wrote it\
        """,
        e.getMessage());
    assertEqualBits(before, trainer.state(), "after a refused restore");
  }
}
