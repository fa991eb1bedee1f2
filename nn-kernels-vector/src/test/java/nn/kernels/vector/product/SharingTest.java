package nn.kernels.vector.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import nn.api.kernel.MatrixProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three products of a linear layer give each thread the same rows of its weight. */
class SharingTest {
  private static final int OUT = 512;
  private static final int IN = 784;

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128})
  void forwardGivesEachThreadRowsOfTheWeight(int batch) {
    Operands yt = operands(new MatrixProduct(batch, OUT, IN, false, true)).transposed();

    assertEquals(Sharing.Way.ROWS, new Sharing(yt, 2).way());
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128})
  void backwardToTheInputSumsOverTheRowsOfTheWeightInTurn(int batch) {
    Operands dx = operands(new MatrixProduct(batch, IN, OUT, false, false));

    assertEquals(Sharing.Way.DEPTH, new Sharing(dx, 2).way());
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 512})
  void backwardToTheWeightGivesEachThreadItsRows(int batch) {
    Operands dw = operands(new MatrixProduct(OUT, IN, batch, true, false));

    assertEquals(Sharing.Way.ROWS, new Sharing(dw, 2).way());
  }

  @Test
  void sumsAreNotPassedOnToMoreThreadsThanThereAreProductsInThem() {
    Operands thin = operands(new MatrixProduct(2000, 2000, 2, false, false));

    assertEquals(Sharing.Way.ROWS, new Sharing(thin, 3).way());
  }

  private static Operands operands(MatrixProduct shape) {
    float[] none = {};
    return Operands.of(shape, none, 0, none, 0, null, none, 0);
  }
}
