package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.SpecParser;
import nn.lab.config.Contestant;
import nn.lab.config.LayerConfig;
import nn.lab.config.LayerConfig.Linear;
import nn.lab.config.Plugins;
import org.junit.jupiter.api.Test;

class SizeCheckTest {
  private static final long GIGABYTE = 1_000_000_000;
  private static final Plugins PLUGINS = Plugins.find(List.of());

  private static String arrays(int inputs, int batch, int... widths) {
    Problems problems = Problems.at("");
    new SizeCheck(linears(widths), inputs, batch, problems).arrays();
    return text(problems);
  }

  private static String memory(long available, int batch, String optimizer, int... widths) {
    Problems problems = Problems.at("");
    List<LayerConfig> layers = linears(widths);
    new SizeCheck(layers, widths[0], batch, problems)
        .memory(List.of(contestant(optimizer)), new StateSize(PLUGINS, layers)::slots, available);
    return text(problems);
  }

  private static Contestant contestant(String optimizer, String... gradients) {
    List<Spec> transforms = Arrays.stream(gradients).map(Spec::of).toList();
    return new Contestant(SpecParser.parse(optimizer), transforms, Optional.empty());
  }

  private static List<LayerConfig> linears(int... widths) {
    return Arrays.stream(widths).<LayerConfig>mapToObj(Linear::new).toList();
  }

  private static String text(Problems problems) {
    return String.join("\n", problems.list().stream().map(Problem::toString).toList());
  }

  @Test
  void aLayerWithMoreParametersThanAnArrayHoldsIsNamed() {
    assertEquals(
        "model[1].linear = 46341: from 46,341 values to 46,341 this layer has 2,147,534,622"
            + " parameters; an array of Java holds 2,147,483,639",
        arrays(2, 32, 46_341, 46_341, 3));
    assertTrue(arrays(1 << 20, 32, 1 << 20).startsWith("model[0].linear = 1048576: from"));
    assertEquals("", arrays(2, 32, 46_000, 46_000));
  }

  @Test
  void parametersThatFitOnlyOneByOneAreReportedAtTheLargestLayer() {
    String problem = arrays(10, 32, 40_000, 30_000, 40_000);
    assertTrue(problem.startsWith("model[2].linear = 40000: the network has 2,400,"), problem);
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
        "model[0].linear = 10000: the network has 200,020,000 parameters; with their gradients and"
            + " what adam remembers of them, training it takes at least 3.2 GB, but Java may use"
            + " 1.0 GB. Make it smaller, or give Java more: NN_JAVA_OPTS=-Xmx4g",
        memory(GIGABYTE, 32, "adam", 10_000, 10_000));
    assertEquals("", memory(4 * GIGABYTE, 32, "adam", 10_000, 10_000));
  }

  @Test
  void whatAnOptimizerRemembersIsCounted() {
    StateSize sizes = new StateSize(PLUGINS, linears(32, 10));
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
