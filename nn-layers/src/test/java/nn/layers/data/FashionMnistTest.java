package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
  @TempDir private Path folder;

  @Test
  void everyMissingFileIsNamed() throws IOException {
    Files.createFile(folder.resolve("t10k-labels-idx1-ubyte"));
    DataFileException e = assertThrows(DataFileException.class, () -> FashionMnist.load(folder));
    assertEquals(3, e.problems().size());
    assertTrue(
        e.getMessage().startsWith(folder + ": expected the file train-images-idx3-ubyte.gz"));
  }

  @Test
  void anotherFileUnderTheNameIsRefusedByItsDigest() throws IOException {
    for (FashionMnist.Part part : FashionMnist.Part.values()) {
      Files.write(
          folder.resolve(part.fileName()), HexFormat.of().parseHex("00000801" + "00000001" + "00"));
    }
    DataFileException e = assertThrows(DataFileException.class, () -> FashionMnist.load(folder));
    assertTrue(e.getMessage().startsWith(folder.resolve("train-images-idx3-ubyte").toString()));
    assertTrue(e.getMessage().contains("expected SHA-256 c59f468a"), e.getMessage());
  }

  @Test
  void thePackedFileIsPreferred() throws IOException {
    FashionMnist.Part part = FashionMnist.Part.TEST_LABELS;
    Path plain = Files.createFile(folder.resolve(part.fileName()));
    assertEquals(plain, part.find(folder).orElseThrow());
    Path packed = Files.createFile(folder.resolve(part.fileName() + ".gz"));
    assertEquals(packed, part.find(folder).orElseThrow());
  }
}
