package nn.architecture.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Classes that a rule leaves out, each with the reason.
 *
 * @param reasons by the full name of the class
 */
public record Exemptions(Map<String, String> reasons) {
  /** No exemptions. */
  public static final Exemptions NONE = new Exemptions(Map.of());

  /** Copies the map. */
  public Exemptions {
    reasons = Map.copyOf(reasons);
  }

  /** Whether a class is not left out; what is inside a class is left out with it. */
  public DescribedPredicate<JavaClass> others() {
    return DescribedPredicate.describe(
        "are not exempt", type -> !reasons.containsKey(outermost(type).getName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Exemptions::outermost).orElse(type);
  }

  /** Asserts that the rule without exemptions reports every class that is left out. */
  public void assertNeeded(Function<Exemptions, ArchRule> rule) {
    List<String> details =
        rule.apply(NONE).evaluate(House.classes()).getFailureReport().getDetails();
    TreeSet<String> needless = new TreeSet<>(reasons.keySet());
    needless.removeIf(name -> details.stream().anyMatch(detail -> detail.contains(name)));
    assertEquals(new TreeSet<>(), needless, "exempt without need");
  }
}
