package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nn.api.Shape;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;
import org.junit.jupiter.api.Test;

/** How much every optimizer, wrapper and transform of gradients remembers of a weight. */
class RememberedNumbersTest {
  private static final Plugins PLUGINS = Plugins.find(List.of());

  /** Numbers per element of a weight of 1,024 × 1,024, with the defaults; sgd inside wrappers. */
  private static final String PER_ELEMENT =
      """
      accumulate 1.000
      adadelta 2.000
      adafactor 0.002
      adagrad 1.000
      adam 2.000
      adamax 2.000
      adamw 2.000
      adaptive_clip 0.000
      add_noise 0.000
      asgd 1.000
      cautious 0.000
      cautious_weight_decay 0.000
      centralize 0.000
      clip_by_global_norm 0.000
      clip_by_value 0.000
      dog 1.000
      dowg 1.000
      ema 1.000
      grokfast 1.000
      hyperball 0.000
      lamb 2.000
      lars 1.000
      lbfgs 202.000
      lookahead 1.000
      muon 1.000
      nadam 2.000
      novograd 1.000
      prodigy 4.000
      radam 2.000
      rmsprop 1.000
      rprop 2.000
      sam 1.000
      schedule_free_adamw 2.000
      schedule_free_sgd 1.000
      sgd 0.000
      shampoo 5.000
      skip_non_finite 0.000
      sm3 1.002
      soap 6.000
      swa 1.000
      """;

  private static RememberedNumbers of(RegisteredPlugin<OptimizerProvider> plugin) {
    boolean isLarge = plugin.name().equals("lbfgs");
    Shape weight = isLarge ? Shape.of(256, 256) : Shape.of(1024, 1024); // or it needs 2 GB
    return RememberedNumbers.of(PLUGINS, plugin, Spec.of(plugin.name()), weight);
  }

  @Test
  void everyOptimizerRemembersAsMuchAsTheTableSays() {
    String found =
        PLUGINS.optimizers().list().stream()
            .map(plugin ->
                String.format(Locale.ROOT, "%s %.3f\n", plugin.name(), of(plugin).perElement()))
            .collect(Collectors.joining());
    assertEquals(PER_ELEMENT, found);
  }

  @Test
  void adafactorRemembersLessThanTenKilobytes() {
    RememberedNumbers adafactor = of(PLUGINS.optimizers().get("adafactor"));
    assertTrue(adafactor.bytes() < 10_000, adafactor.bytes() + " bytes");
    assertEquals(
        "Of a weight of 1,024 × 1,024 it remembers 2,049 numbers from step to step: 8.2 KB.",
        adafactor.text());
  }
}
