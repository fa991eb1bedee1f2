package nn.kernels.vector.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelsTest {
  private static final int OFFSET = 5;

  /** More rows than a panel has may be read, but only where there are. */
  @ParameterizedTest
  @CsvSource({
    "1, 64", "7, 65", "11, 66", "12, 67", "13, 64", "15, 70", "16, 64", "16, 3", "17, 65", "40, 131"
  })
  void aPanelHoldsTwelveNumbersForEachColumn(int rows, int depth) {
    assumeTrue(Tiles.HAVE_PANELS, "vectors are too narrow for panels");
    float[] numbers = new float[OFFSET + rows * depth];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1;
    }
    assertPanel(new Matrix(numbers, OFFSET, depth, 1), rows, depth);
    assertPanel(new Matrix(numbers, OFFSET, 1, rows), rows, depth);
  }

  private static void assertPanel(Matrix a, int rows, int depth) {
    float[] panel = Panels.of(a, rows, depth, new Workspace());
    for (int p = 0; p < depth; p++) {
      for (int row = 0; row < PanelTile.ROWS; row++) {
        float expected = row < rows ? a.array()[a.at(row, p)] : 0;
        assertEquals(expected, panel[p * PanelTile.ROWS + row], a + ", row " + row + ", k " + p);
      }
    }
  }
}
