package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No damage to the newest checkpoint goes unnoticed, and the one before is used instead. */
class CorruptionTest {
  @TempDir private Path folder;
  private CheckpointStore store;
  private Path newest;
  private byte[] whole;

  @BeforeEach
  void saveTwoCheckpoints() throws IOException {
    store = new CheckpointStore(folder, 2);
    store.save(1, TensorFiles.small(1));
    newest = store.save(2, TensorFiles.small(2));
    whole = Files.readAllBytes(newest);
  }

  @Test
  void theUndamagedFileIsUsed() throws IOException {
    assertEquals(2, store.latest().checkpoint().orElseThrow().step());
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      assertNoticed(Arrays.copyOf(whole, length), "truncated to " + length);
    }
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertNoticed(damaged, "bit " + bit % Byte.SIZE + " of byte " + bit / Byte.SIZE);
    }
  }

  @Test
  void everyByteReplacedByATellingOneIsNoticed() throws IOException {
    byte[] telling = {0, '"', '}', ' '};
    for (int i = 0; i < whole.length; i++) {
      for (byte value : telling) {
        if (whole[i] != value) {
          byte[] damaged = whole.clone();
          damaged[i] = value;
          assertNoticed(damaged, "byte " + i + " is " + value);
        }
      }
    }
  }

  @Test
  void anExtraByteIsNoticed() throws IOException {
    assertNoticed(Arrays.copyOf(whole, whole.length + 1), "one byte more");
  }

  @Test
  void theOneBeforeIsUsedAndTheDamagedOneNamed() throws IOException {
    Files.write(newest, Arrays.copyOf(whole, whole.length / 2));
    CheckpointStore.Latest latest = store.latest();
    assertEquals(1, latest.checkpoint().orElseThrow().step());
    assertEquals(1, latest.skipped().size());
    assertEquals(newest, latest.skipped().getFirst().file());
  }

  @Test
  void theErrorNamesFileAndBothDigests() throws IOException {
    byte[] damaged = whole.clone();
    damaged[whole.length - 1] ^= 1;
    Files.write(newest, damaged);
    CorruptFileException e =
        assertThrows(CorruptFileException.class, () -> SafeTensors.read(newest));
    assertEquals(newest, e.file());
    assertTrue(
        e.getMessage().matches(".*: content: expected SHA-256 \\w{64}, found \\w{64}"),
        e.getMessage());
  }

  private void assertNoticed(byte[] damaged, String what) throws IOException {
    Files.write(newest, damaged);
    assertThrows(
        CorruptFileException.class,
        () -> {
          try (SafeTensorsReader reader = SafeTensorsReader.open(newest)) {
            reader.loadWithDigest();
          }
        },
        what);
  }
}
