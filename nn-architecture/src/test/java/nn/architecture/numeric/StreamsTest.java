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

/** A sum of floating-point numbers has one written order. */
class StreamsTest {
  private static final Set<String> SUMS = Set.of("average", "sum", "summaryStatistics");
  private static final Set<String> SUMMING_COLLECTORS =
      Set.of("averagingDouble", "summarizingDouble", "summingDouble");
  private static final Set<String> PARALLEL =
      Set.of("parallel", "parallelPrefix", "parallelSetAll", "parallelStream");

  private static final ArchRule RULE =
      classes()
          .that(describe("take part in training", House::isNumeric))
          .should(Accesses.noneOf("parallel streams and arrays", StreamsTest::isParallel))
          .andShould(Accesses.noneOf("sums of double streams", StreamsTest::isSumOfDoubles))
          .because("the JDK does not say in which order it adds");

  private static boolean isParallel(JavaAccess<?> access) {
    String name = Accesses.name(access);
    return (name.startsWith("java.util.") && PARALLEL.contains(access.getName()))
        || name.startsWith("java.util.stream.StreamSupport.");
  }

  private static boolean isSumOfDoubles(JavaAccess<?> access) {
    return switch (access.getTargetOwner().getName()) {
      case "java.util.stream.DoubleStream" -> SUMS.contains(access.getName());
      case "java.util.stream.Collectors" -> SUMMING_COLLECTORS.contains(access.getName());
      case "java.util.DoubleSummaryStatistics", "java.util.concurrent.atomic.DoubleAdder" -> true;
      default -> false;
    };
  }

  @Test
  void trainingAddsInOneOrder() {
    RULE.check(House.classes());
  }

  @Test
  void anyOrderIsReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.layers;
        import java.util.*;
        import java.util.stream.*;
        final class BadParallel { double f(List<Double> x) {
          return x.parallelStream().reduce(0.0, Double::sum); } }
        final class BadSwitch { long f(LongStream x) { return x.parallel().count(); } }
        final class BadPrefix { void f(double[] x) { Arrays.parallelPrefix(x, Double::sum); } }
        final class BadSum { double f(double[] x) { return Arrays.stream(x).sum(); } }
        final class BadMean { double f(List<Double> x) {
          return x.stream().collect(Collectors.averagingDouble(y -> y)); } }
        final class GoodLoop { double f(double[] x) {
          double sum = 0; for (double each : x) { sum += each; } return sum; } }
        final class GoodCount { int f(int[] x) { return Arrays.stream(x).sum(); } }
        """);
  }
}
