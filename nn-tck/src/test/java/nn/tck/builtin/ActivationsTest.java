package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.autograd.registry.PluginKind;
import nn.tck.ActivationTck;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activation of this project: those that are named here as it says, others as they are. */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
final class ActivationsTest extends ActivationTck {
  private static final List<BuiltIn> NAMED =
      List.of(
          activation("elu", "elu", "elu(alpha=0.5)").withKinks(0.0),
          activation("gelu", "gelu", "gelu(approximate=tanh)"),
          activation("leaky_relu", "leaky_relu", "leaky_relu(negative_slope=0.2)").withKinks(0.0),
          activation("log_softmax", "log_softmax", "log_softmax(dim=0)"),
          activation("prelu", "prelu", "prelu(num_parameters=4)").withKinks(0.0),
          activation("relu").withKinks(0.0),
          activation("silu", "silu", "swish(beta=1.5)"),
          activation("softmax", "softmax", "softmax(dim=0)"),
          activation("softplus", "softplus", "softplus(beta=2, threshold=5)").withKinks(2.5));

  /** What there is to say about one. */
  record BuiltIn(String name, List<String> configurations, List<Double> kinks) {
    BuiltIn withKinks(Double... inputs) {
      return new BuiltIn(name, configurations, List.of(inputs));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static BuiltIn activation(String name, String... configurations) {
    return new BuiltIn(name, List.of(configurations), List.of());
  }

  @Parameter BuiltIn tested;

  static Stream<BuiltIn> all() {
    return Providers.names(PluginKind.ACTIVATION)
        .map(name ->
            NAMED.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> activation(name)));
  }

  @Override
  protected ActivationProvider provider() {
    return Providers.activation(tested.name());
  }

  @Override
  protected List<String> configurations() {
    return tested.configurations().isEmpty() ? super.configurations() : tested.configurations();
  }

  @Override
  protected List<Double> kinks() {
    return tested.kinks();
  }

  @Override
  protected List<Path> traces() {
    return List.of(
        Providers.trace("activations/elementwise"), Providers.trace("activations/structured"));
  }
}
