package nn.architecture.code;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.classfile.Attributes;
import nn.architecture.house.ClassFiles;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Behaviour is put together from parts, not inherited. */
class ClosedTypesTest {
  private static final ArchRule RULE =
      classes()
          .that(describe("have a name", type -> !type.isAnonymousClass()))
          .and(describe("are not made for authors to extend", type -> !isTestBase(type)))
          .should(beClosed())
          .because("a class that was not made to be extended breaks those who extend it");

  /** JUnit finds inherited tests; that is how a kit of tests works. */
  private static boolean isTestBase(JavaClass type) {
    return type.getPackageName().equals("nn.tck")
        && type.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private static ArchCondition<JavaClass> beClosed() {
    return new ArchCondition<>(
        "be interfaces, records, enums, sealed, final, or abstract in their package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isClosed(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " can be extended"));
        }
      }
    };
  }

  private static boolean isClosed(JavaClass type) {
    boolean internalBase =
        type.getModifiers().contains(JavaModifier.ABSTRACT)
            && !type.getModifiers().contains(JavaModifier.PUBLIC);
    return type.isInterface()
        || type.isRecord()
        || type.isEnum()
        || type.getModifiers().contains(JavaModifier.FINAL)
        || internalBase
        || ClassFiles.of(type).findAttribute(Attributes.permittedSubclasses()).isPresent();
  }

  @Test
  void nobodyCanExtendAClass() {
    RULE.check(House.classes());
  }

  @Test
  void openClassesAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.layers;
        public abstract class BadPublicBase {}
        """,
        """
        package nn.layers;
        class BadOpen {}
        class BadOuter { static class Inner {} }
        abstract class GoodInternalBase {}
        final class GoodFinal extends GoodInternalBase { Object o = new Object() {}; }
        record GoodRecord() {}
        enum GoodEnum { ONE { }, TWO }
        interface GoodInterface {}
        sealed class GoodSealed permits GoodLeaf {}
        final class GoodLeaf extends GoodSealed {}
        """);
  }
}
