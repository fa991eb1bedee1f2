package nn.autograd.registry;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problem;

/** The words, numbers and signs of a spec's text form. */
final class SpecScanner {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern WORD =
      Pattern.compile(NAME + "(?:\\[\\d+](?:\\.[A-Za-z0-9_.-]+)?)*");
  private static final Pattern DURATION = Pattern.compile("\\d+ +(?:steps?|epochs?)\\b");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+(\\.\\d*)?|(\\.\\d+))([eE][+-]?\\d+)?");

  private final String text;
  private int position;

  SpecScanner(String text) {
    this.text = text;
  }

  /** Returns the index of the next sign that is not a space. */
  int position() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private boolean at(char sign) {
    return position() < text.length() && text.charAt(position) == sign;
  }

  /** Reads a sign if it is next, and returns whether it was. */
  boolean skip(char sign) {
    boolean here = at(sign);
    if (here) {
      position++;
    }
    return here;
  }

  void expect(char sign) {
    if (!skip(sign)) {
      throw expected("'" + sign + "'");
    }
  }

  /** Reads a comma, or the end of a list; returns whether another element follows. */
  boolean another(char end) {
    if (skip(',')) {
      return true;
    }
    if (skip(end)) {
      return false;
    }
    throw expected("',' or '" + end + "'");
  }

  void expectEnd() {
    if (position() < text.length()) {
      throw expected("the end");
    }
  }

  /** Returns whether a number stands here. */
  boolean atDigit() {
    return position() < text.length() && Character.isDigit(text.charAt(position));
  }

  boolean atName() {
    return match(NAME).lookingAt();
  }

  String name(String what) {
    return read(NAME, what);
  }

  /** Reads a name, with indices of elements or without: {@code groups[0].betas[0]}. */
  String word() {
    return read(WORD, "a value");
  }

  private String read(Pattern pattern, String what) {
    Matcher name = match(pattern);
    if (!name.lookingAt()) {
      throw expected(what);
    }
    position = name.end();
    return name.group();
  }

  /** Reads a number, a duration such as {@code 500 steps}, or a quoted word. */
  Object literal() {
    if (at('"') || at('\'')) {
      return quoted();
    }
    if (match(DURATION).lookingAt()) {
      return read(DURATION, "a duration");
    }
    Matcher number = match(NUMBER);
    if (!number.lookingAt()) {
      throw expected("a value");
    }
    Object value = number(number);
    position = number.end();
    return value;
  }

  private Object number(Matcher number) {
    boolean whole = number.group(1) == null && number.group(2) == null && number.group(3) == null;
    try {
      Object value = whole ? (Object) Long.valueOf(number.group()) : Double.valueOf(number.group());
      if (value instanceof Double real && real.isInfinite()) {
        throw error(position, "the number " + number.group() + " is too large");
      }
      return value;
    } catch (NumberFormatException e) {
      throw error(position, "the whole number " + number.group() + " is too large");
    }
  }

  private String quoted() {
    int start = position;
    char quote = text.charAt(position++);
    StringBuilder word = new StringBuilder();
    while (position < text.length() && text.charAt(position) != quote) {
      if (text.charAt(position) == '\\' && position + 1 < text.length()) {
        position++;
      }
      word.append(text.charAt(position++));
    }
    if (position == text.length()) {
      throw error(start, "the quote " + quote + " is not closed");
    }
    position++;
    return word.toString();
  }

  private Matcher match(Pattern pattern) {
    return pattern.matcher(text).region(position(), text.length());
  }

  private InvalidConfigException expected(String what) {
    String found = position() == text.length() ? "the end" : "'" + text.charAt(position) + "'";
    return error(position, "expected " + what + ", found " + found);
  }

  InvalidConfigException error(int index, String message) {
    String where = "column " + (index + 1) + " of \"" + text + "\"";
    return new InvalidConfigException(List.of(new Problem("", where + ": " + message)));
  }
}
