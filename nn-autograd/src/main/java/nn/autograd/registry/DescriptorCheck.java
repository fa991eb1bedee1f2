package nn.autograd.registry;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Plugin;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/** Reads the descriptor of a provider and refuses one that cannot be relied on. */
final class DescriptorCheck {
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final List<String> RESERVED = List.of("name", "groups", "match", "drives");
  private static final List<String> RESERVED_IN_OPTIMIZERS =
      Stream.concat(RESERVED.stream(), Spec.Group.KEYS.stream()).distinct().toList();

  private static final List<String> RESERVED_IN_LAYERS = List.of("name");

  private DescriptorCheck() {}

  static <P extends Plugin> RegisteredPlugin<P> register(
      PluginKind<P> kind, P provider, ForeignCall calls) {
    List<@Nullable Descriptor> twice = read(kind, provider, calls);
    Descriptor descriptor = twice.getFirst();
    if (descriptor == null) {
      throw fault(kind, provider, "returned null from descriptor()", null);
    }
    if (!descriptor.equals(twice.getLast())) {
      throw fault(
          kind,
          provider,
          "must return an equal descriptor() whenever it is asked; hyperparameters are constants",
          null);
    }
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      checkName(kind, provider, hyperparameter.name());
    }
    Origin origin = Origin.of(provider.getClass());
    return new RegisteredPlugin<>(kind, provider, descriptor, origin.module(), origin.location());
  }

  /** Convolutions have groups of their own. */
  private static List<String> reserved(PluginKind<?> kind) {
    if (kind.equals(PluginKind.LAYER)) {
      return RESERVED_IN_LAYERS;
    }
    return kind.equals(PluginKind.OPTIMIZER) ? RESERVED_IN_OPTIMIZERS : RESERVED;
  }

  private static void checkName(PluginKind<?> kind, Plugin provider, String name) {
    List<String> reserved = reserved(kind);
    if (reserved.contains(name) || !KEY.matcher(name).matches()) {
      throw fault(
          kind,
          provider,
          "declares the hyperparameter '"
              + Excerpt.of(name)
              + "'; names match "
              + KEY
              + ", and configs use "
              + String.join(", ", reserved)
              + " themselves",
          null);
    }
  }

  private static List<@Nullable Descriptor> read(
      PluginKind<?> kind, Plugin provider, ForeignCall calls) {
    try {
      return calls.call(
          provider.getClass(),
          () -> Arrays.<@Nullable Descriptor>asList(provider.descriptor(), provider.descriptor()));
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      throw fault(kind, provider, "failed in descriptor(): " + Excerpt.of(thrown), thrown);
    } catch (TimeoutException e) {
      throw fault(kind, provider, e.getMessage() + " from descriptor()", e);
    }
  }

  private static PluginException fault(
      PluginKind<?> kind, Plugin provider, String what, @Nullable Throwable cause) {
    Class<?> type = provider.getClass();
    return new PluginException(
        kind + " provider " + type.getName() + " (" + Origin.of(type) + ") " + what, cause);
  }
}
