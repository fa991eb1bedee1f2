package nn.lab.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import nn.lab.console.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void textStandsLeftAndNumbersRightWhateverTheSigns() {
    Table table = new Table(Column.text("optimizer"), Column.number("accuracy"), Column.text("x"));
    table.add("sgd", "97.0 ± 0.1", "—");
    table.add("lookahead(inner=sgd)", "—", "");
    assertEquals(
        List.of(
            "optimizer               accuracy  x",
            "sgd                   97.0 ± 0.1  —",
            "lookahead(inner=sgd)           —"),
        table.lines());
  }

  @Test
  void aRowHasOneCellAColumn() {
    Table table = new Table(Column.text("a"));
    assertThrows(IllegalArgumentException.class, () -> table.add("1", "2"));
  }
}
