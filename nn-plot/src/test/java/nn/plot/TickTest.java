package nn.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.466666666666667, 0.466667",
    "0.30000000000000004, 0.3",
    "1, 1",
    "-2.5, -2.5",
    "100, 100",
    "123456, 123456",
    "1000000, 1e6",
    "2500000, 2.5e6",
    "0.0001, 0.0001",
    "0.00009, 9e-5",
    "1e-30, 1e-30",
    "-5e300, -5e300",
    "4.9e-324, 4.94066e-324"
  })
  void aNumberHasAsciiDigitsAndNoneTooMany(double value, String text) {
    assertEquals(text, Tick.number(value));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2.0000000001, 2", "19.999999999, 20", "1.5, ' '", "0.2, ' '"})
  void betweenWholeNumbersThereIsNothing(double value, String text) {
    assertEquals(text, Tick.whole(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.3, 0.3", "0.5, 0.9, ' '", "0.5, 0.454545, ' '", "2, 0.3, ' '", "2, 0.2, 0.2",
    "2, 0.05, 0.05", "4, 0.2, ' '", "4, 0.01, 0.01", "4, 1000, 1000", "20, 1e-9, 1e-9"
  })
  void aLogarithmicAxisShowsTheFewerDigitsTheLongerItIs(double decades, double value, String text) {
    assertEquals(text, Tick.logarithmic(value, decades));
  }

  @Test
  void whatIsNoNumberHasNoText() {
    assertEquals(Tick.NONE, Tick.number(Double.NaN));
    assertEquals(Tick.NONE, Tick.number(Double.POSITIVE_INFINITY));
  }
}
