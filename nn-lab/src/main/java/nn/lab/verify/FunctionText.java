package nn.lab.verify;

import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.api.Shape;
import nn.api.Tensor;

/**
 * A function of several variables that a trace writes as text: {@code (1-x0)^2 + 100*(x1-x0^2)^2}.
 *
 * <pre>
 * sum      term { ('+' | '-') term }
 * term     factor { ('*' | '/') factor }
 * factor   '-' factor  |  atom [ '^' [ '-' ] number ]
 * atom     number  |  'x' index  |  '(' sum ')'
 * </pre>
 */
final class FunctionText {
  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern VARIABLE = Pattern.compile("x(\\d{1,9})");
  private static final int DEEPEST = 100;
  private static final char END = '\0';

  private final String text;
  private final int variables;
  private int position;
  private int depth;

  private FunctionText(String text, int variables) {
    this.text = text;
    this.variables = variables;
  }

  /**
   * Reads a function of {@code x0} to {@code x(variables − 1)}; it maps their tensor to a number.
   *
   * @throws IllegalArgumentException naming the column and what was expected
   */
  static UnaryOperator<Tensor> parse(String text, int variables) {
    FunctionText function = new FunctionText(text, variables);
    UnaryOperator<Tensor> value = function.sum();
    if (function.next() != END) {
      throw function.expected("an operator or the end");
    }
    return value;
  }

  /** Returns the next sign that is not a space. */
  private char next() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
    return position < text.length() ? text.charAt(position) : END;
  }

  private boolean skip(char sign) {
    boolean here = next() == sign;
    position += here ? 1 : 0;
    return here;
  }

  private UnaryOperator<Tensor> sum() {
    UnaryOperator<Tensor> left = term();
    while (next() == '+' || next() == '-') {
      boolean plus = next() == '+';
      position++;
      left = combined(left, plus ? Tensor::add : Tensor::sub, term());
    }
    return left;
  }

  private UnaryOperator<Tensor> term() {
    UnaryOperator<Tensor> left = factor();
    while (next() == '*' || next() == '/') {
      boolean times = next() == '*';
      position++;
      left = combined(left, times ? Tensor::mul : Tensor::div, factor());
    }
    return left;
  }

  private static UnaryOperator<Tensor> combined(
      UnaryOperator<Tensor> a, BinaryOperator<Tensor> operator, UnaryOperator<Tensor> b) {
    return x -> operator.apply(a.apply(x), b.apply(x));
  }

  private UnaryOperator<Tensor> factor() {
    if (++depth > DEEPEST) {
      throw expected("fewer than " + DEEPEST + " parentheses and signs inside each other");
    }
    UnaryOperator<Tensor> factor = skip('-') ? negated(factor()) : power();
    depth--;
    return factor;
  }

  private static UnaryOperator<Tensor> negated(UnaryOperator<Tensor> a) {
    return x -> a.apply(x).neg();
  }

  private UnaryOperator<Tensor> power() {
    UnaryOperator<Tensor> base = atom();
    if (!skip('^')) {
      return base;
    }
    float exponent = skip('-') ? -number() : number();
    return x -> base.apply(x).pow(exponent);
  }

  private UnaryOperator<Tensor> atom() {
    if (skip('(')) {
      UnaryOperator<Tensor> inner = sum();
      if (!skip(')')) {
        throw expected("')'");
      }
      return inner;
    }
    if (next() == 'x') {
      int index = index();
      return x -> x.slice(0, index, index + 1).reshape();
    }
    float constant = number();
    return x -> x.constant(Shape.of(), constant);
  }

  private int index() {
    Matcher variable = VARIABLE.matcher(text).region(position, text.length());
    if (!variable.lookingAt() || Integer.parseInt(variable.group(1)) >= variables) {
      throw expected("a variable from x0 to x" + (variables - 1));
    }
    position = variable.end();
    return Integer.parseInt(variable.group(1));
  }

  private float number() {
    next();
    Matcher number = NUMBER.matcher(text).region(position, text.length());
    if (!number.lookingAt()) {
      throw expected("a number, a variable or '('");
    }
    position = number.end();
    return (float) Double.parseDouble(number.group());
  }

  private IllegalArgumentException expected(String what) {
    String found = next() == END ? "the end" : "'" + next() + "'";
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "expected %s at column %d of \"%s\", found %s",
            what,
            position + 1,
            text,
            found));
  }
}
