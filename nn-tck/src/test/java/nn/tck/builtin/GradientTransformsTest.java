package nn.tck.builtin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.api.optim.GradientTransformProvider;
import nn.autograd.registry.PluginKind;
import nn.tck.GradientTransformTck;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transform of gradients of this project. */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
final class GradientTransformsTest extends GradientTransformTck {
  /** Those whose defaults leave a branch out. */
  private static final Map<String, List<String>> CONFIGURATIONS =
      Map.of(
          "accumulate", List.of("accumulate", "accumulate(steps=3)", "accumulate(steps=1)"),
          "clip_by_global_norm",
              List.of("clip_by_global_norm", "clip_by_global_norm(max_norm=1000)"),
          "clip_by_value", List.of("clip_by_value", "clip_by_value(clip_value=0.1)"));

  @Parameter String name;

  static Stream<String> all() {
    return Providers.names(PluginKind.OPTIMIZER)
        .filter(name -> Providers.optimizer(name) instanceof GradientTransformProvider);
  }

  @Override
  protected GradientTransformProvider provider() {
    return (GradientTransformProvider) Providers.optimizer(name);
  }

  @Override
  protected List<String> configurations() {
    return CONFIGURATIONS.getOrDefault(name, super.configurations());
  }
}
