package nn.layers.data;

import org.jspecify.annotations.Nullable;

/** Follows lines and quotes through the text of a CSV file, to say where a quote went wrong. */
final class QuoteScan {
  /** No number and no name of a class is as long. */
  private static final int LONGEST_VALUE = 1 << 20;

  private static final char QUOTE = '"';

  private enum State {
    /** At the start of a value, or in blanks before it. */
    START,
    PLAIN,
    QUOTED,
    /** Behind a quote that ends the value, or is the first of two that mean one. */
    QUOTE_IN_QUOTED,
    /** In blanks behind a value in quotes. */
    CLOSED
  }

  private final char separator;
  private State state = State.START;
  private long line = 1;
  private long openingLine;
  private int length;
  private boolean afterReturn;
  private @Nullable String fault;

  QuoteScan(char separator) {
    this.separator = separator;
  }

  /** Returns the line of the next character, counted from 1. */
  long line() {
    return line;
  }

  /** Returns what is wrong, or null. */
  @Nullable String fault() {
    return fault;
  }

  /** Takes text in, and returns how much of it there is before a fault. */
  int accept(char[] text, int offset, int count) {
    for (int i = 0; i < count; i++) {
      accept(text[offset + i]);
      if (fault != null) {
        return i;
      }
    }
    return count;
  }

  /** Returns what is wrong if the text ends here, or null. */
  @Nullable String atEnd() {
    return state == State.QUOTED ? open("is not closed before the end of the file") : null;
  }

  private void accept(char c) {
    boolean isLineEnd = c == '\n' || c == '\r';
    state = next(c, isLineEnd);
    length = state == State.START ? 0 : length + 1;
    if (length > LONGEST_VALUE) {
      fault =
          state == State.QUOTED
              ? open("is not closed within " + LONGEST_VALUE + " characters")
              : "line " + line + ": a value of more than " + LONGEST_VALUE + " characters";
    }
    if (isLineEnd && !(c == '\n' && afterReturn)) {
      line++;
    }
    afterReturn = c == '\r';
  }

  private State next(char c, boolean isLineEnd) {
    boolean isEnd = isLineEnd || c == separator;
    boolean isBlank = c <= ' ' && !isEnd;
    return switch (state) {
      case START -> isEnd || isBlank ? State.START : c == QUOTE ? opened() : State.PLAIN;
      case PLAIN -> isEnd ? State.START : State.PLAIN;
      case QUOTED -> c == QUOTE ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED -> c == QUOTE ? State.QUOTED : behind(c, isEnd, isBlank);
      case CLOSED -> behind(c, isEnd, isBlank);
    };
  }

  private State opened() {
    openingLine = line;
    return State.QUOTED;
  }

  private State behind(char c, boolean isEnd, boolean isBlank) {
    if (!isEnd && !isBlank) {
      String where = line == openingLine ? "" : " in line " + line;
      fault =
          open("is closed" + where + " before " + CellText.quoted(String.valueOf(c)))
              + ", where a separator or the end of the line is expected";
    }
    return isEnd ? State.START : State.CLOSED;
  }

  private String open(String what) {
    return "line " + openingLine + ": the quote that opens here " + what;
  }
}
