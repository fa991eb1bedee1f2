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
        table.rows(80));
  }

  @Test
  void aRowThatIsTooLongIsCutAtBlanksOfItsFirstCell() {
    Table table = new Table(Column.text("optimizer"), Column.number("test\nloss"));
    table.add("lookahead(inner=sgd(lr=0.1, momentum=0.9, weight_decay=0.01))", "0.25");
    table.add("adam", "0.5");
    assertEquals(
        List.of(
            "                                  test\noptimizer                         loss",
            "lookahead(inner=sgd(lr=0.1,       0.25\n    momentum=0.9,\n    weight_decay=0.01))",
            "adam                               0.5"),
        table.rows(38));
  }

  @Test
  void columnsStandBelowEachOtherWhateverTheWidthOfTheirLetters() {
    Table table = new Table(Column.text("a"), Column.text("b"));
    table.add("\u5927\u304d\u3044\u30c7\u30fc\u30bf", "1"); // 6 letters of 2 columns each
    table.add("\uff76\uff81e\u0301\uff21", "2"); // 2 of half width, an accent, 1 of full width
    table.add("123456789012", "3");
    assertEquals(
        List.of(
            "a             b",
            "\u5927\u304d\u3044\u30c7\u30fc\u30bf  1",
            "\uff76\uff81e\u0301\uff21" + " ".repeat(9) + "2",
            "123456789012  3"),
        table.rows(80));
  }

  @Test
  void aWordOfWideLettersIsCutWhereItReachesTheColumn() {
    Table table = new Table(Column.text("a"), Column.text("b"));
    table.add("\u5927".repeat(15), "y");
    assertEquals(
        List.of("a                     b", "\u5927".repeat(10) + "  y\n    " + "\u5927".repeat(5)),
        table.rows(23));
  }

  @Test
  void aWordLongerThanTheColumnIsCut() {
    Table table = new Table(Column.text("a"), Column.text("b"));
    table.add("x".repeat(45), "y");
    assertEquals(
        List.of(
            "a                     b",
            "x".repeat(20) + "  y\n    " + "x".repeat(16) + "\n    xxxxxxxxx"),
        table.rows(23));
  }

  @Test
  void inATerminalTooNarrowForColumnsTheCellsStandBelowEachOther() {
    Table table = new Table(Column.text("  optimizer"), Column.number("test\nloss"));
    table.add("* lookahead(inner=sgd(lr=0.1))", "0.25");
    table.add("  adam", "");
    assertEquals(
        List.of("  optimizer", "* lookahead(inner=sgd(lr=0.1))\n    test loss: 0.25", "  adam"),
        table.rows(25));
  }

  @Test
  void aRowHasOneCellAColumn() {
    Table table = new Table(Column.text("a"));
    assertThrows(IllegalArgumentException.class, () -> table.add("1", "2"));
  }

  @Test
  void foreignTextStaysInItsCell() {
    Table table = new Table(Column.text("class"), Column.number("rows"));
    table.add("cat\nnn: \u001b[2J\u202e", "3");
    assertEquals("cat\\nnn: \\u001b[2J\\u202e     3", table.rows().getLast());
  }
}
