package nn.tck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** No layer is left out. */
final class LayerRowsTest {
  @Test
  void everyLayerHasARow() {
    assertEquals(List.of(), LayerRows.missing(), "layers without a row in LayerRows");
  }
}
