package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.random.RandomGenerator;
import nn.architecture.house.Exemptions;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Two frameworks in one JVM share nothing that changes. */
class NoStaticStateTest {
  private static final Exemptions EXEMPTIONS =
      new Exemptions(
          Map.of(
              "nn.examples.GradientDescent", "private numbers of a program of one file",
              "nn.tck.activation.ActivationChecks", "private numbers of a test",
              "nn.tck.activation.FunctionChecks", "private numbers of a test",
              "nn.tck.activation.SlopeCheck", "private numbers of a test",
              "nn.tck.optimizer.RepeatChecks", "private numbers of a test",
              "nn.tck.optimizer.RuleChecks", "private numbers of a test",
              "nn.tck.optimizer.StepChecks", "private numbers of a test",
              "nn.tck.optimizer.Trial", "private numbers of a test",
              "nn.tck.schedule.ScheduleChecks", "private numbers of a test"));

  private static ArchRule rule(Exemptions exemptions) {
    return fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .and()
        .areDeclaredInClassesThat(exemptions.others())
        .should(neverChange())
        .because("two frameworks in one JVM share nothing that changes");
  }

  private static ArchCondition<JavaField> neverChange() {
    return new ArchCondition<>("never change") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
          events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is not final"));
        } else if (!field.getRawType().isPrimitive() && isMutable(valueOf(field))) {
          events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
        }
      }
    };
  }

  /** Looks at the value, because a {@code List} may be either; classes not named here pass. */
  private static boolean isMutable(Object value) {
    String type = value.getClass().getName();
    return switch (value) {
      case Collection<?> _ -> !isUnmodifiable(type);
      case Map<?, ?> _ -> !isUnmodifiable(type);
      case ThreadLocal<?> _ -> true;
      case StringBuilder _ -> true;
      case RandomGenerator _ -> true;
      default ->
          type.startsWith("java.util.concurrent.atomic.")
              || (value.getClass().isArray() && Array.getLength(value) > 0);
    };
  }

  private static boolean isUnmodifiable(String type) {
    return type.matches("java\\.util\\.(ImmutableCollections|Collections)\\$.*")
        && !type.matches(".*\\$(Synchronized|Checked|CopiesList|SetFromMap|NewSet).*");
  }

  private static Object valueOf(JavaField javaField) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Field field =
          Class.forName(javaField.getOwner().getName(), true, loader)
              .getDeclaredField(javaField.getName());
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(javaField.getFullName(), e);
    }
  }

  @Test
  void staticFieldsNeverChange() {
    rule(EXEMPTIONS).check(House.classes());
  }

  @Test
  void exemptionsAreNeeded() {
    EXEMPTIONS.assertNeeded(NoStaticStateTest::rule);
  }

  @Test
  void staticStateIsReported() {
    RuleTrial.assertReportsTheBad(
        rule(Exemptions.NONE),
        """
        package nn.layers;
        import java.util.*;
        final class BadCounter { static int count; }
        final class BadList { static final List<String> LIST = new ArrayList<>(); }
        final class BadMap { private static final Map<String, String> MAP = new TreeMap<>(); }
        final class BadSet { static final Set<Object> S =
            Collections.newSetFromMap(new IdentityHashMap<>()); }
        final class BadArray { private static final float[] TABLE = {1}; }
        final class BadAtomic { static final Object N =
            new java.util.concurrent.atomic.AtomicLong(); }
        final class BadRandom { static final Random R = new Random(1); }
        final class GoodConstants {
          static final int COUNT = 1;
          static final float[] NOTHING = {};
          static final List<String> LIST = List.of("a");
          static final Set<String> SET = Collections.unmodifiableSet(new LinkedHashSet<>());
          static final Map<String, String> MAP = Map.of("a", "b");
        }
        enum GoodEnum { ONE, TWO }
        final class GoodAssertion { void check(int i) { assert i > 0; } }
        """);
  }
}
