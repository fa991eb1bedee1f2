package nn.autograd.registry;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import nn.api.TooManyElementsException;
import nn.api.export.ExportException;
import nn.api.layer.InputShapeException;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * A provider that was found, and where it comes from.
 *
 * @param kind what it provides
 * @param provider the provider itself
 * @param descriptor its name, documentation and hyperparameters, read once
 * @param module module and version, {@code nn.optim@0.1.0}; {@code class path}, with the version of
 *     the manifest if there is one, where nn runs on the class path
 * @param location the jar or directory
 */
public record RegisteredPlugin<P extends Plugin>(
    PluginKind<P> kind, P provider, Descriptor descriptor, String module, String location) {
  private static final String API = "nn.api";

  /** Returns the name that users type. */
  public String name() {
    return descriptor.name();
  }

  /** Returns this plugin behind a provider of another kind. */
  <Q extends Plugin> RegisteredPlugin<Q> as(PluginKind<Q> other, Function<P, Q> adapter) {
    return new RegisteredPlugin<>(other, adapter.apply(provider), descriptor, module, location);
  }

  /** Returns whether it changes gradients, and is no optimizer of its own. */
  public boolean isGradientTransform() {
    return provider instanceof GradientTransformProvider;
  }

  /**
   * Returns what users call it: {@code wrapper} for an optimizer around others, {@code gradient
   * transform}, or its kind.
   */
  public String role() {
    if (isGradientTransform()) {
      return "gradient transform";
    }
    boolean isWrapper =
        provider instanceof OptimizerProvider && NestedSpecs.areDeclaredBy(descriptor);
    return isWrapper ? "wrapper" : kind.name();
  }

  /** Returns the version of nn.api that it was compiled against; empty if its jar does not say. */
  public String apiVersion() {
    ModuleDescriptor descriptor = provider.getClass().getModule().getDescriptor();
    return descriptor == null ? "" : apiVersion(descriptor).orElse("");
  }

  /** Returns the version of nn.api that a module was compiled against, without loading a class. */
  public static Optional<String> apiVersion(ModuleDescriptor module) {
    return module.requires().stream()
        .filter(requires -> requires.name().equals(API))
        .flatMap(requires -> requires.rawCompiledVersion().stream())
        .findFirst();
  }

  /**
   * Calls code of the plugin that returns something.
   *
   * @param doing what is called, for the message: {@code create}
   * @throws PluginException naming the plugin, if the call throws or returns null
   */
  public <R> R call(String doing, Supplier<? extends @Nullable R> body) {
    R result = this.<@Nullable R>guard(doing, body);
    if (result == null) {
      throw new PluginException(this + " returned null from " + doing, null);
    }
    return result;
  }

  /**
   * Calls code of the plugin that returns something, while nn starts.
   *
   * @throws PluginException naming the plugin, if the call throws, returns null or does not return
   */
  public <R> R callAtStart(String doing, Supplier<? extends @Nullable R> body) {
    return this.<R>call(
        doing,
        () -> {
          try {
            return ForeignCall.AT_START.<@Nullable R>call(provider.getClass(), body);
          } catch (ExecutionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
          } catch (TimeoutException e) {
            throw new IllegalStateException("it " + e.getMessage(), e);
          }
        });
  }

  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }

  /**
   * Calls code of the plugin that returns nothing.
   *
   * @throws PluginException naming the plugin, if the call throws
   */
  public void run(String doing, Runnable body) {
    guard(
        doing,
        () -> {
          body.run();
          return true;
        });
  }

  /**
   * Calls code of the plugin whose result is not the plugin's own; the context class loader is the
   * plugin's meanwhile.
   *
   * @throws PluginException naming the plugin, if the call throws
   */
  public <R extends @Nullable Object> R guard(String doing, Supplier<? extends R> body) {
    try {
      return ContextLoader.with(provider.getClass().getClassLoader(), body);
    } catch (PluginException | InputShapeException | TooManyElementsException | ExportException e) {
      throw e; // one names a plugin inside this one, the others are no fault of the plugin
    } catch (Throwable e) {
      throw new PluginException(this + " failed in " + doing + ": " + Excerpt.of(e), e);
    }
  }

  /** Returns {@code optimizer 'adam' (nn.optim@0.1.0, /lib/nn-optim-0.1.0.jar)}. */
  @Override
  public String toString() {
    return kind + " '" + name() + "' (" + new Origin(module, location) + ")";
  }
}
