package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import nn.lab.config.Contestant;
import nn.lab.config.Plugins;
import nn.layers.ModelPlan;
import nn.layers.ModelPlan.MisfitException;
import org.junit.jupiter.api.Test;

class SizeCheckTest {
  private static final long GIGABYTE = 1_000_000_000;
  private static final Plugins PLUGINS = Plugins.find(List.of());

  private static String arrays(int inputs, int batch, int... widths) {
    Problems problems = Problems.at("");
    new SizeCheck(plan(inputs, widths), batch, problems).arrays();
    return text(problems);
  }

  private static String memory(long available, int batch, String optimizer, int... widths) {
    Problems problems = Problems.at("");
    ModelPlan plan = plan(widths[0], widths);
    new SizeCheck(plan, batch, problems)
        .memory(List.of(contestant(optimizer)), new StateSize(PLUGINS, plan)::slots, available);
    return text(problems);
  }

  private static Contestant contestant(String optimizer, String... gradients) {
    List<Spec> transforms = Arrays.stream(gradients).map(Spec::of).toList();
    return new Contestant(SpecParser.parse(optimizer), transforms, Optional.empty());
  }

  private static ModelPlan plan(int inputs, int... widths) {
    try (Nn nn = PLUGINS.engine().threads(1).build()) {
      List<Spec> layers =
          Arrays.stream(widths)
              .mapToObj(width -> Spec.of("linear").with("out_features", width))
              .toList();
      return ModelPlan.of(nn, Shape.of(inputs), layers);
    }
  }

  private static String text(Problems problems) {
    return String.join("\n", problems.list().stream().map(Problem::toString).toList());
  }

  @Test
  void aLayerWithMoreParametersThanAnArrayHoldsIsNamed() {
    var e = assertThrows(MisfitException.class, () -> plan(2, 46_341, 46_341, 3));
    assertEquals(1, e.position());
    assertEquals(
        "linear(out_features=46341) is too large: shape [46341, 46341]: more than 2³¹ − 1 elements",
        e.getMessage());
    assertEquals("", arrays(2, 32, 46_000, 46_000));
  }

  @Test
  void parametersThatFitOnlyOneByOneAreReportedAtTheLargestLayer() {
    String problem = arrays(10, 32, 40_000, 30_000, 40_000);
    assertTrue(
        problem.startsWith("model[2] = linear(out_features=40000): the network has 2,400,"),
        problem);
  }

  @Test
  void aBatchWhoseOutputsFitNoArrayIsReportedWithTheLargestThatDoes() {
    assertEquals(
        "batch_size = 1000000: must be at most 2147, because a layer has 1,000,000 outputs for each"
            + " sample; an array of Java holds 2,147,483,639",
        arrays(2, 1_000_000, 1_000_000));
  }

  @Test
  void aNetworkThatNeedsMoreMemoryThanThereIsIsReportedWithTheFigure() {
    assertEquals(
        "model[0] = linear(out_features=10000): the network has 200,020,000 parameters; with their"
            + " gradients and what adam remembers of them, training it takes at least 3.2 GB, but"
            + " Java may use 1.0 GB. Make it smaller, or give Java more: NN_JAVA_OPTS=-Xmx4g",
        memory(GIGABYTE, 32, "adam", 10_000, 10_000));
    assertEquals("", memory(4 * GIGABYTE, 32, "adam", 10_000, 10_000));
  }

  @Test
  void whatAnOptimizerRemembersIsCounted() {
    StateSize sizes = new StateSize(PLUGINS, plan(32, 32, 10));
    assertEquals(0, sizes.slots(contestant("sgd")));
    assertEquals(1, sizes.slots(contestant("sgd(momentum=0.9)")));
    assertEquals(2, sizes.slots(contestant("adam")));
    assertEquals(3, sizes.slots(contestant("lookahead(inner=adam)")));
    assertEquals(0, sizes.slots(contestant("sgd(groups=[{match=\"0.weight\", lr=1}])")));
    assertEquals(3, sizes.slots(contestant("adam", "accumulate", "centralize")));
  }

  @Test
  void aBatchThatNeedsMoreMemoryThanThereIsIsReported() {
    String problem = memory(GIGABYTE, 100_000, "sgd", 1_000, 4_000);
    assertTrue(
        problem.startsWith("batch_size = 100000: one batch takes at least 2.0 GB, but"), problem);
  }
}
