package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nn.api.Shape;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionTextTest {
  private static final Nn NN = Nn.create();

  @ParameterizedTest
  @CsvSource({
    "x0, 2",
    "x0 - x1 - 1, -2",
    "x0 + x1*x1, 11",
    "x0/x1*3, 2",
    "-x0^2, -4",
    "(-x0)^2, 4",
    "2^3, 8",
    "x0^-1 + x0^ - 2, 0.75",
    "1.5e1 - .5, 14.5",
    "x0 - -x1, 5",
    "(1-x0)^2 + 100*(x1-x0^2)^2, 101"
  })
  void operatorsBindAsInMathematics(String text, float value) {
    assertEquals(
        value, FunctionText.parse(text, 2).apply(NN.tensor(Shape.of(2), 2, 3)).item(), 1e-5f);
  }

  @ParameterizedTest
  @CsvSource({
    "x2, expected a variable from x0 to x1 at column 1",
    "1 +, 'column 4 of \"1 +\", found the end'",
    "(x0, expected ')' at column 4",
    "x0 x1, expected an operator or the end at column 4",
    "x0^x1, expected a number",
    "sin(x0), found 's'",
    "'', found the end"
  })
  void whatIsNoFunctionIsRefusedWithItsColumn(String text, String message) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> FunctionText.parse(text, 2))
            .getMessage();
    assertTrue(found.contains(message), found);
  }
}
