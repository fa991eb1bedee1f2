package nn.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import nn.plot.Look.Mark;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void manyLinesAllLookDifferent() {
    assertEquals(160, IntStream.range(0, 160).mapToObj(Look::of).distinct().count());
  }

  @Test
  void eightLinesDifferInColourAlone() {
    assertEquals(8, IntStream.range(0, 8).mapToObj(i -> Look.of(i).color()).distinct().count());
    IntStream.range(0, 8).mapToObj(Look::of).forEach(look -> assertTrue(look.dashes().isEmpty()));
  }

  @Test
  void thirtyTwoLinesNeedNoMark() {
    IntStream.range(0, 32).forEach(i -> assertEquals(Mark.NONE, Look.of(i).mark()));
    assertEquals(Mark.CIRCLE, Look.of(32).mark());
  }

  @Test
  void theLineAfterAllLooksLikeTheFirst() {
    assertEquals(Look.of(0), Look.of(160));
  }
}
