package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchSizesTest {

  @Test
  void sameNetworkStartsEveryTraining() {
    assertEquals(
        BatchSizes.train(32, 0.2, 0).getFirst().loss(),
        BatchSizes.train(100, 0.5, 0).getFirst().loss());
  }

  @Test
  void lossFallsAndTimePasses() {
    List<BatchSizes.Point> points = BatchSizes.train(32, 0.2, 2);
    assertTrue(points.get(2).loss() < points.get(0).loss() / 2, points::toString);
    assertTrue(points.get(2).seconds() > points.get(1).seconds(), points::toString);
  }

  @Test
  void drawsTheCurves(@TempDir Path folder) throws IOException {
    Captured.output(() -> BatchSizes.compare(1, new Pictures(folder)));
    assertNotNull(ImageIO.read(folder.resolve("batch-sizes.png").toFile()));
  }
}
