package nn.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import nn.api.kernel.MatrixProduct;
import org.junit.jupiter.api.Test;

class TilesTest {

  @Test
  void everyElementLiesInOneTile() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      MatrixProduct shape =
          new MatrixProduct(random.nextInt(2500), random.nextInt(5000), 3000, false, false);
      Tiles tiles = Tiles.of(shape, 1 + random.nextInt(9));
      long elements = 0;
      int row = 0;
      int column = 0;
      for (int i = 0; i < tiles.count(); i++) {
        Tile tile = tiles.get(i);
        assertEquals(row, tile.row(), shape + " " + tile);
        assertEquals(column, tile.column(), shape + " " + tile);
        elements += (long) tile.rows() * tile.columns();
        column += tile.columns();
        if (column == shape.n()) {
          column = 0;
          row += tile.rows();
        }
      }
      assertEquals((long) shape.m() * shape.n(), elements, shape.toString());
    }
  }

  @Test
  void everyThreadGetsAsMuch() {
    assertEquals(6, Tiles.of(new MatrixProduct(2049, 500, 500, false, false), 6).count());
    assertEquals(3, Tiles.of(new MatrixProduct(32, 512, 784, false, false), 3).count());
  }

  @Test
  void smallProductIsNotShared() {
    assertEquals(1, Tiles.of(new MatrixProduct(32, 64, 64, false, false), 8).count());
  }

  @Test
  void callsOfHugeProductsStayShort() {
    Tiles tiles = Tiles.of(new MatrixProduct(40_000, 50_000, 60_000, false, false), 2);
    assertTrue(tiles.rows() <= 1024 && tiles.columns() <= 2048, tiles.toString());
  }
}
