package nn.api.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The borders of ranges that are open to one side. */
class RangeTest {

  @Test
  void atMostHasItsBorderAndEveryFiniteNumberBelow() {
    Range range = Range.atMost(-0.5);
    assertTrue(range.contains(-0.5));
    assertTrue(range.contains(-Double.MAX_VALUE));
    assertFalse(range.contains(Math.nextUp(-0.5)));
    assertFalse(range.contains(Double.NEGATIVE_INFINITY));
    assertFalse(range.contains(Double.NaN));
    assertEquals("(-∞, -0.5]", range.toString());
  }

  @Test
  void atLeastHasItsBorderAndEveryFiniteNumberAbove() {
    Range range = Range.atLeast(2);
    assertTrue(range.contains(2));
    assertTrue(range.contains(Double.MAX_VALUE));
    assertFalse(range.contains(Math.nextDown(2)));
    assertFalse(range.contains(Double.POSITIVE_INFINITY));
    assertEquals("[2, ∞)", range.toString());
  }
}
