package nn.kernels.vector.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondLevelCacheTest {
  @TempDir private Path folder;

  private void cache(int index, String level, String type, String size, String threads)
      throws IOException {
    Path cache = Files.createDirectories(folder.resolve("index" + index));
    Files.writeString(cache.resolve("level"), level + "\n");
    Files.writeString(cache.resolve("type"), type + "\n");
    Files.writeString(cache.resolve("size"), size + "\n");
    Files.writeString(cache.resolve("shared_cpu_map"), threads + "\n");
  }

  @Test
  void theSecondLevelCounts() throws IOException {
    cache(0, "1", "Data", "48K", "00000000,00000003");
    cache(1, "1", "Instruction", "32K", "00000000,00000003");
    cache(2, "2", "Unified", "1280K", "00000000,00000003");
    cache(3, "3", "Unified", "54M", "ffffffff,ffffffff");
    assertEquals(1280 << 10, SecondLevelCache.bytes(folder));
  }

  @Test
  void aSecondLevelThatFourCoresShareIsDivided() throws IOException {
    cache(0, "1", "Data", "32K", "0001");
    cache(2, "2", "Unified", "4096K", "000f"); // behind a gap, so it does not count
    assertEquals(SecondLevelCache.USUAL, SecondLevelCache.bytes(folder));
    cache(1, "2", "Unified", "2M", "0f0f");
    Files.delete(folder.resolve("index2/level"));
    assertEquals(512 << 10, SecondLevelCache.bytes(folder));
  }

  @Test
  void whatIsMissingOrNoSizeIsAsUsual() throws IOException {
    assertEquals(SecondLevelCache.USUAL, SecondLevelCache.bytes(folder));
    cache(0, "1", "Data", "", "1");
    cache(1, "2", "Unified", "-1K", "1");
    assertEquals(SecondLevelCache.USUAL, SecondLevelCache.bytes(folder));
  }

  @Test
  void aLevelThatIsNoNumberIsPassedOver() throws IOException {
    cache(0, "two", "Unified", "1280K", "1");
    cache(1, "2", "Unified", "2M", "no mask");
    assertEquals(2 << 20, SecondLevelCache.bytes(folder));
  }

  @Test
  void thatOfThisMachineIsSensible() {
    int bytes = SecondLevelCache.bytes();
    assertTrue(bytes >= 64 << 10 && bytes <= 64 << 20, () -> bytes + " bytes");
  }
}
