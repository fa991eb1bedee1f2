package nn.tck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import nn.api.activation.ActivationProvider;
import nn.autograd.registry.PluginKind;
import nn.tck.ActivationTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every activation of this project. */
final class ActivationsTest {

  @Test
  void allAreTested() {
    assertEquals(Providers.count(PluginKind.ACTIVATION), Providers.nested(getClass()));
  }

  /** One of this project, with the traces of all. */
  abstract static class BuiltIn extends ActivationTck {
    private final String name;
    private final List<String> configurations;
    private final List<Double> kinks;

    BuiltIn(String name, List<Double> kinks, String... configurations) {
      this.name = name;
      this.configurations = List.of(configurations);
      this.kinks = kinks;
    }

    @Override
    protected final ActivationProvider provider() {
      return Providers.activation(name);
    }

    @Override
    protected final List<String> configurations() {
      return configurations;
    }

    @Override
    protected final List<Double> kinks() {
      return kinks;
    }

    @Override
    protected final List<Path> traces() {
      return List.of(
          Providers.trace("activations/elementwise"), Providers.trace("activations/structured"));
    }
  }

  @Nested
  final class Elu extends BuiltIn {
    Elu() {
      super("elu", List.of(0.0), "elu", "elu(alpha=0.5)");
    }
  }

  @Nested
  final class Gelu extends BuiltIn {
    Gelu() {
      super("gelu", List.of(), "gelu", "gelu(approximate=tanh)");
    }
  }

  @Nested
  final class Identity extends BuiltIn {
    Identity() {
      super("identity", List.of(), "identity");
    }
  }

  @Nested
  final class LeakyRelu extends BuiltIn {
    LeakyRelu() {
      super("leaky_relu", List.of(0.0), "leaky_relu", "leaky_relu(negative_slope=0.2)");
    }
  }

  @Nested
  final class LogSoftmax extends BuiltIn {
    LogSoftmax() {
      super("log_softmax", List.of(), "log_softmax", "log_softmax(dim=0)");
    }
  }

  @Nested
  final class Prelu extends BuiltIn {
    Prelu() {
      super("prelu", List.of(0.0), "prelu", "prelu(num_parameters=4)");
    }
  }

  @Nested
  final class Relu extends BuiltIn {
    Relu() {
      super("relu", List.of(0.0), "relu");
    }
  }

  @Nested
  final class Sigmoid extends BuiltIn {
    Sigmoid() {
      super("sigmoid", List.of(), "sigmoid");
    }
  }

  @Nested
  final class Silu extends BuiltIn {
    Silu() {
      super("silu", List.of(), "silu", "swish(beta=1.5)");
    }
  }

  @Nested
  final class Softmax extends BuiltIn {
    Softmax() {
      super("softmax", List.of(), "softmax", "softmax(dim=0)");
    }
  }

  @Nested
  final class Softplus extends BuiltIn {
    Softplus() {
      super("softplus", List.of(2.5), "softplus", "softplus(beta=2, threshold=5)");
    }
  }

  @Nested
  final class Tanh extends BuiltIn {
    Tanh() {
      super("tanh", List.of(), "tanh");
    }
  }
}
