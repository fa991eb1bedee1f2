package nn.architecture.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Conditions on the fields, methods and constructors that a class uses. */
public final class Accesses {
  private Accesses() {}

  /** Nothing is used that is banned; method references and lambdas count as uses. */
  public static ArchCondition<JavaClass> noneOf(String what, Predicate<JavaAccess<?>> banned) {
    return new ArchCondition<>("not use " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(banned)
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
      }
    };
  }

  /** {@code java.lang.Math.abs}; a constructor is called {@code <init>}. */
  public static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  /** {@code java.lang.Math.max(int, int)}, with the simple names of the parameters' types. */
  public static String signature(JavaAccess<?> access) {
    return access instanceof JavaCodeUnitAccess<?> call
        ? call.getTarget().getRawParameterTypes().stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.joining(", ", name(access) + "(", ")"))
        : name(access);
  }
}
