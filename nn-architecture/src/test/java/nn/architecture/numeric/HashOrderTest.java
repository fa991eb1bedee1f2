package nn.architecture.numeric;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.architecture.house.Accesses;
import nn.architecture.house.Exemptions;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/**
 * Nothing depends on the order of a hash table, neither numbers nor files nor messages.
 *
 * <p>Where it is walked through, a collection is mostly just a {@code Map} or {@code Set}. So the
 * rule looks at where one is made; those that are only looked up are listed. It does not see
 * collections that a library returns.
 */
class HashOrderTest {
  private static final Exemptions EXEMPTIONS =
      new Exemptions(
          Map.of(
              "nn.api.plugin.Descriptor", "asks whether a name was seen",
              "nn.autograd.optimizer.ParameterSet", "asks whether a parameter was seen",
              "nn.autograd.registry.Registry", "asks whether a provider is in it",
              "nn.autograd.optimizer.StepPlan", "looks up; a LinkedHashMap has the order",
              "nn.lab.Context", "looks up variables of the environment",
              "nn.layers.ModuleTree", "asks whether a module was seen"));

  private static final Set<String> HASH_TABLES =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.concurrent.ConcurrentHashMap");
  private static final Set<String> HASHED =
      Set.of(
          "java.util.Map.copyOf",
          "java.util.Map.of",
          "java.util.Map.ofEntries",
          "java.util.Set.copyOf",
          "java.util.Set.of",
          "java.util.stream.Collectors.toConcurrentMap",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toUnmodifiableMap",
          "java.util.stream.Collectors.toUnmodifiableSet");

  /** These have an order to keep, none or one element, or a map of the caller's choice. */
  private static final List<String> ORDERED =
      List.of(
          "java.util.Map.of()",
          "java.util.Map.of(Object, Object)",
          "java.util.Set.of()",
          "java.util.Set.of(Object)");

  private static ArchRule rule(Exemptions exemptions) {
    return classes()
        .that(exemptions.others())
        .should(Accesses.noneOf("hash tables", HashOrderTest::makesHashTable))
        .because("their order is nobody's choice; LinkedHashMap, TreeMap and List have one");
  }

  private static boolean makesHashTable(JavaAccess<?> access) {
    String signature = Accesses.signature(access);
    if (ORDERED.contains(signature)) {
      return false;
    }
    boolean constructs =
        access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
            && HASH_TABLES.contains(access.getTargetOwner().getName());
    return constructs || HASHED.contains(Accesses.name(access)) || collectsIntoHashMap(signature);
  }

  private static boolean collectsIntoHashMap(String signature) {
    return Set.of(
            "java.util.stream.Collectors.groupingBy(Function)",
            "java.util.stream.Collectors.groupingBy(Function, Collector)",
            "java.util.stream.Collectors.toMap(Function, Function)",
            "java.util.stream.Collectors.toMap(Function, Function, BinaryOperator)")
        .contains(signature);
  }

  @Test
  void hashTablesAreForLookingUp() {
    rule(EXEMPTIONS).check(House.classes());
  }

  @Test
  void exemptionsAreNeeded() {
    EXEMPTIONS.assertNeeded(HashOrderTest::rule);
  }

  @Test
  void hashTablesAreReported() {
    RuleTrial.assertReportsTheBad(
        rule(Exemptions.NONE),
        """
        package nn.layers;
        import java.util.*;
        import java.util.stream.*;
        final class BadMap { Map<String, String> map = new HashMap<>(); }
        final class BadSet { Set<String> f(List<String> x) { return new HashSet<>(x); } }
        final class BadSupplier { java.util.function.Supplier<Object> s = HashMap::new; }
        final class BadMapOf { Map<String, String> map = Map.of("a", "b", "c", "d"); }
        final class BadSetOf { Set<String> set = Set.of("a", "b"); }
        final class BadCopy { Set<String> f(Set<String> x) { return Set.copyOf(x); } }
        final class BadCollector { Set<String> f(Stream<String> x) {
          return x.collect(Collectors.toSet()); } }
        final class BadGroups { Map<Integer, List<String>> f(Stream<String> x) {
          return x.collect(Collectors.groupingBy(String::length)); } }
        final class GoodMaps {
          Map<String, String> linked = new LinkedHashMap<>(Map.of("a", "b"));
          Map<Integer, List<String>> f(Stream<String> x) {
            return x.collect(Collectors.groupingBy(
                String::length, TreeMap::new, Collectors.toList())); }
        }
        """);
  }
}
