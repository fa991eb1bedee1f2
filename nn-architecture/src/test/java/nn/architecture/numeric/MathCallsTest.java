package nn.architecture.numeric;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import nn.architecture.house.Accesses;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/**
 * Of {@link Math}, training uses only what is exact by the language: other functions may differ in
 * the last bit between the interpreter, the compilers and machines.
 */
class MathCallsTest {
  private static final Set<String> EXACT =
      Set.of(
          "PI",
          "abs",
          "addExact",
          "ceil",
          "ceilDiv",
          "clamp",
          "copySign",
          "floor",
          "floorDiv",
          "floorMod",
          "fma",
          "getExponent",
          "max",
          "min",
          "multiplyExact",
          "multiplyHigh",
          "rint",
          "round",
          "scalb",
          "signum",
          "sqrt",
          "subtractExact",
          "toIntExact",
          "ulp",
          "unsignedMultiplyHigh");

  private static final ArchRule RULE =
      classes()
          .that(describe("take part in training", House::isNumeric))
          .should(Accesses.noneOf("inexact functions of Math", MathCallsTest::isInexact))
          .because("the same seed gives the same bits; floats have nn.api.math.FloatMath");

  private static boolean isInexact(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.lang.Math")
        && !EXACT.contains(access.getName());
  }

  @Test
  void trainingUsesExactFunctionsOnly() {
    RULE.check(House.classes());
  }

  @Test
  void inexactFunctionsAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.layers;
        final class BadExp { double f(double x) { return Math.exp(x); } }
        final class BadLog { java.util.function.DoubleUnaryOperator f = Math::log; }
        final class BadLog1p { double f(double x) { return Math.log1p(x); } }
        final class BadExpm1 { double f(double x) { return Math.expm1(x); } }
        final class BadTanh { java.util.function.DoubleUnaryOperator f = x -> Math.tanh(x); }
        final class BadPow { double f(double x) { return Math.pow(x, 3); } }
        final class BadSin { double f(double x) { return Math.sin(x); } }
        final class BadCos { double f(double x) { return Math.cos(x); } }
        final class BadCbrt { double f(double x) { return Math.cbrt(x); } }
        final class BadRandom { double x = Math.random(); }
        final class GoodFma { double f(double x) { return Math.fma(x, x, Math.sqrt(x)); } }
        """,
        """
        package nn.lab;
        final class GoodReport { double f(double x) { return Math.log10(x); } }
        """);
  }
}
