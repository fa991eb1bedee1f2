package nn.architecture.code;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** A plugin is written against the contract: the framework cannot tell it from a third party's. */
class PluginCodeTest {
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final ArchRule RULE =
      classes()
          .that(describe("are in plugins", House::isInPlugin))
          .should()
          .onlyDependOnClassesThat(
              describe(
                  "are in nn.api, in java.base or in plugins", PluginCodeTest::isOpenToPlugins))
          .because("plugins see nn.api and nothing else");

  /**
   * One plugin module cannot see another, and one alone the Vector API: {@code PluginModuleTest}.
   */
  private static boolean isOpenToPlugins(JavaClass type) {
    String packageName = type.getBaseComponentType().getPackageName();
    return type.getBaseComponentType().isPrimitive()
        || JAVA_BASE.contains(packageName)
        || packageName.startsWith("org.jspecify.")
        || packageName.equals("jdk.incubator.vector")
        || House.moduleOf(packageName).equals("nn.api")
        || House.isInPlugin(type.getBaseComponentType());
  }

  @Test
  void pluginsUseTheApiAndJavaBase() {
    RULE.check(House.classes());
  }

  @Test
  void otherUsesAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.optim;
        final class BadLogging { java.util.logging.Logger logger; }
        final class BadEngine { void run(nn.autograd.Nn nn) { nn.close(); } }
        final class BadLayer { Object layer() { return nn.layers.Module.class; } }
        final class GoodRule { nn.api.Shape shape; float[][] values; java.util.List<?> list; }
        """);
  }
}
