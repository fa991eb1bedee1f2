package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theSpreadIsThatOfASample() {
    assertEquals(new Statistics(2, 1), Statistics.of(1, 2, 3));
    assertTrue(Double.isNaN(Statistics.of().mean()));
  }

  @Test
  void aSpreadIsShownWhereThereIsOne() {
    assertEquals("2.0 ± 1.0", Statistics.of(1, 2, 3).shown(1, 1));
    assertEquals("200", Statistics.of(2).shown(100, 0));
    assertEquals("2.00e+06", Statistics.of(2e6).shown(1, 4));
  }

  @Test
  void durationsAreShownInTheUnitsThatMatter() {
    assertEquals("59 s", RunProgress.duration(59));
    assertEquals("1 min 01 s", RunProgress.duration(61));
    assertEquals("2 h 00 min", RunProgress.duration(7219));
  }
}
