package nn.architecture.numeric;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Set;
import nn.architecture.house.Accesses;
import nn.architecture.house.ClassFiles;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Of the Vector API, training uses what gives the same bits at any width and when compiled. */
class VectorOperationsTest {
  private static final String PACKAGE = "jdk.incubator.vector.";
  private static final Set<String> ANY_ORDER = Set.of("MAX", "MIN");
  private static final Set<String> INEXACT =
      Set.of(
          "ACOS", "ASIN", "ATAN", "ATAN2", "CBRT", "COS", "COSH", "EXP", "EXPM1", "HYPOT", "LOG",
          "LOG10", "LOG1P", "POW", "SIN", "SINH", "TAN", "TANH");

  private static final ArchRule RULE =
      classes()
          .that(describe("take part in training", House::isNumeric))
          .should(Accesses.noneOf("inexact lane operations", VectorOperationsTest::isInexact))
          .andShould(reduceInAnyOrderOnlyByMinAndMax())
          .because("the same seed gives the same bits at any vector width");

  private static boolean isInexact(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return (owner.equals(PACKAGE + "VectorOperators") && INEXACT.contains(access.getName()))
        || (owner.matches("jdk\\.incubator\\.vector\\.(Float|Double)Vector")
            && access.getName().equals("pow"));
  }

  private static ArchCondition<JavaClass> reduceInAnyOrderOnlyByMinAndMax() {
    return new ArchCondition<>("reduce lanes of floats by MIN and MAX only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean reduces =
            type.getAccessesFromSelf().stream().anyMatch(VectorOperationsTest::isReduction);
        if (reduces) {
          ClassFiles.of(type).methods().forEach(method -> checkReductions(type, method, events));
        }
      }
    };
  }

  private static boolean isReduction(JavaAccess<?> access) {
    return access.getTargetOwner().getName().startsWith(PACKAGE)
        && access.getName().startsWith("reduceLanes");
  }

  /** The operator is the last constant read before the call; one that is passed in is unknown. */
  private static void checkReductions(JavaClass type, MethodModel method, ConditionEvents events) {
    String operator = "unknown";
    for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
      switch (element) {
        case FieldInstruction field
            when field.owner().asInternalName().endsWith("/VectorOperators") ->
            operator = field.name().stringValue();
        case InvokeInstruction call when isFloatReduction(call) -> {
          if (!ANY_ORDER.contains(operator)) {
            events.add(
                SimpleConditionEvent.violated(
                    type, type.getName() + " reduces floats by " + operator));
          }
          operator = "unknown";
        }
        case Instruction _ -> {}
        default -> {}
      }
    }
  }

  private static boolean isFloatReduction(InvokeInstruction call) {
    return call.name().stringValue().startsWith("reduceLanes")
        && call.owner().asInternalName().matches("jdk/incubator/vector/(Float|Double|)Vector");
  }

  @Test
  void vectorsGiveTheSameBits() {
    RULE.check(House.classes());
  }

  @Test
  void operationsInAnyOrderAndInexactOnesAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.autograd.kernel;
        import jdk.incubator.vector.*;
        final class BadSum { float f(FloatVector v) {
          return v.reduceLanes(VectorOperators.ADD); } }
        final class BadMaskedProduct { double f(DoubleVector v, VectorMask<Double> m) {
          return v.reduceLanes(VectorOperators.MUL, m); } }
        final class BadUnknown { float f(FloatVector v, VectorOperators.Associative by) {
          return v.reduceLanes(by); } }
        final class BadExp { FloatVector f(FloatVector v) {
          return v.lanewise(VectorOperators.EXP); } }
        final class BadTanh { FloatVector f(FloatVector v) {
          return v.lanewise(VectorOperators.TANH); } }
        final class BadPow { FloatVector f(FloatVector v) { return v.pow(2f); } }
        final class GoodMax { float f(FloatVector v) {
          return v.reduceLanes(VectorOperators.MAX); } }
        final class GoodFma { FloatVector f(FloatVector v) {
          return v.fma(v, v).lanewise(VectorOperators.ADD, v); } }
        final class GoodInteger { int f(IntVector v) {
          return v.reduceLanes(VectorOperators.ADD); } }
        """);
  }
}
