package nn.architecture.code;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** What depends on each other cannot be read one after the other. */
class CyclesTest {
  private static final ArchRule PACKAGES =
      slices()
          .matching("nn.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package is read after those it stands on");

  private static final ArchRule MODULES =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(House.moduleOf(type.getPackageName()));
                }

                @Override
                public String getDescription() {
                  return "modules";
                }
              })
          .should()
          .beFreeOfCycles()
          .because("on the class path nothing else forbids it");

  @Test
  void packagesAreFreeOfCycles() {
    PACKAGES.check(House.classes());
  }

  @Test
  void modulesAreFreeOfCycles() {
    MODULES.check(House.classes());
  }

  @Test
  void packagesThatUseEachOtherAreReported() {
    RuleTrial.assertReportsTheBad(
        PACKAGES,
        """
        package nn.layers;
        public final class BadOuter { nn.layers.inner.BadInner field; }
        """,
        """
        package nn.layers.inner;
        public final class BadInner { nn.layers.BadOuter field; }
        """,
        """
        package nn.layers.good;
        final class GoodUser { nn.layers.BadOuter field; }
        """);
  }

  @Test
  void modulesThatUseEachOtherAreReported() {
    RuleTrial.assertReportsTheBad(
        MODULES,
        """
        package nn.layers.one;
        public final class BadUpper { nn.autograd.two.BadLower field; }
        """,
        """
        package nn.autograd.two;
        public final class BadLower { nn.layers.three.BadTop field; }
        """,
        """
        package nn.layers.three;
        public final class BadTop {}
        """);
  }
}
