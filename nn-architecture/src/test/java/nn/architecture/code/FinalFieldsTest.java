package nn.architecture.code;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import nn.api.ElementwiseFunction;
import nn.api.optim.Rule;
import nn.api.plugin.Plugin;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Several threads call providers, rules and functions at once. */
class FinalFieldsTest {
  private static final ArchRule RULE =
      fields()
          .that()
          .areDeclaredInClassesThat(
              describe("are plugins, rules or functions", FinalFieldsTest::isShared))
          .should()
          .beFinal()
          .because("threads share them; what changes is declared as a slot, so that it is saved");

  private static boolean isShared(JavaClass type) {
    return type.isAssignableTo(Plugin.class)
        || type.isAssignableTo(Rule.class)
        || type.isAssignableTo(ElementwiseFunction.class);
  }

  @Test
  void whatThreadsShareHasFinalFields() {
    RULE.check(House.classes());
  }

  @Test
  void fieldsThatChangeAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.optim;
        import nn.api.optim.*;
        abstract class BadRule implements ElementwiseRule { private int steps; }
        abstract class BadProvider implements OptimizerProvider { Object last; }
        abstract class BadFunction implements nn.api.ElementwiseFunction { float[] cache; }
        abstract class GoodRule implements ElementwiseRule { final float lr = 1; }
        final class GoodOther { int count; }
        """);
  }
}
