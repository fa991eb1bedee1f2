package nn.autograd;

import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nn.api.activation.ActivationProvider;
import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.kernel.Workers;
import nn.api.layer.LayerProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Plugin;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.tensor.Engine;
import nn.autograd.tensor.WorkerPool;
import org.slf4j.LoggerFactory;

/**
 * The framework as a Guice module: {@code install(new NnModule())}, then inject {@link Nn}, {@link
 * Optimizers}, {@link Activations}, {@link LayerPlugins}, {@link Schedules}, {@link Kernels} or
 * {@link RandomSource}.
 *
 * <p>Plugins are a {@code Map<String, OptimizerProvider>} and so on, to which a {@link MapBinder}
 * of another module adds. Every binding can be overridden. Bindings are instances and lambdas only:
 * Guice then generates no code, for which Guice 7 would call {@code sun.misc.Unsafe}.
 */
public final class NnModule implements Module {
  private final NnSettings settings;
  private final InstalledPlugins plugins;

  /**
   * Creates the module with the defaults of {@link Nn#builder()}; it warns of plugins that cannot
   * be used.
   */
  public NnModule() {
    this(NnSettings.defaults());
  }

  NnModule(NnSettings settings) {
    this.settings = settings;
    this.plugins = settings.plugins();
    List<String> broken = plugins.broken();
    if (!broken.isEmpty()) {
      LoggerFactory.getLogger(NnModule.class)
          .warn("{} left out:\n{}", count(broken.size()), String.join("\n", broken));
    }
  }

  private static String count(int broken) {
    return broken == 1
        ? "A plugin cannot be used and is"
        : broken + " plugins cannot be used and are";
  }

  @Override
  public void configure(Binder binder) {
    Provider<Registry<OptimizerProvider>> optimizerPlugins =
        bindPlugins(binder, plugins.optimizers());
    Provider<Registry<ScheduleProvider>> schedulePlugins = bindPlugins(binder, plugins.schedules());
    Provider<Registry<ActivationProvider>> activationPlugins =
        bindPlugins(binder, plugins.activations());
    Provider<Registry<LayerProvider>> layerPlugins = bindPlugins(binder, plugins.layers());
    Provider<Engine> engine = bindEngine(binder, bindPlugins(binder, plugins.kernels()));
    bind(
        binder,
        Optimizers.class,
        () -> new Optimizers(optimizerPlugins.get(), engine.get(), settings.seed()));
    bind(binder, Schedules.class, () -> new Schedules(schedulePlugins.get()));
    bind(binder, Activations.class, () -> new Activations(activationPlugins.get(), engine.get()));
    bind(
        binder,
        LayerPlugins.class,
        () -> new LayerPlugins(layerPlugins.get(), activationPlugins.get(), engine.get()));
    bind(binder, RandomSource.class, () -> new RandomSource(settings.seed()));
    bindNn(binder, engine);
  }

  /** Binds every plugin by its name; returns a registry of these and of those others bind. */
  @SuppressWarnings("unchecked") // Types.mapOf loses the type that its arguments say
  private static <P extends Plugin> Provider<Registry<P>> bindPlugins(
      Binder binder, Registry<P> registry) {
    Class<P> service = registry.kind().service();
    MapBinder<String, P> plugins = MapBinder.newMapBinder(binder, String.class, service);
    registry
        .list()
        .forEach(plugin -> plugins.addBinding(plugin.name()).toInstance(plugin.provider()));
    Key<Map<String, P>> key = (Key<Map<String, P>>) Key.get(Types.mapOf(String.class, service));
    Provider<Map<String, P>> bound = binder.getProvider(key);
    return () -> {
      Registry<P> all = registry.with(bound.get().values());
      checkBound(registry, all);
      bound.get().forEach((name, provider) -> checkName(all, name, provider));
      return all;
    };
  }

  /** What another module binds, a program wants: it must work. */
  private static void checkBound(Registry<?> installed, Registry<?> all) {
    List<String> broken = new ArrayList<>(all.broken());
    broken.removeAll(installed.broken());
    if (!broken.isEmpty()) {
      throw new PluginException(String.join("\n", broken), null);
    }
  }

  private static <P extends Plugin> void checkName(Registry<P> all, String name, P provider) {
    for (RegisteredPlugin<P> plugin : all.list()) {
      if (plugin.provider().equals(provider) && !plugin.name().equals(name)) {
        throw new PluginException(plugin + " is bound under the name '" + name + "'", null);
      }
    }
  }

  private Provider<Engine> bindEngine(Binder binder, Provider<Registry<KernelsProvider>> plugins) {
    bind(binder, Kernels.class, () -> KernelsChoice.of(settings.kernels(), plugins.get()));
    bind(binder, Workers.class, () -> new WorkerPool(settings.threads()));
    Provider<Kernels> chosen = binder.getProvider(Kernels.class);
    Provider<Workers> workers = binder.getProvider(Workers.class);
    bind(binder, Engine.class, () -> new Engine(chosen.get(), workers.get()));
    return binder.getProvider(Engine.class);
  }

  private static void bindNn(Binder binder, Provider<Engine> engine) {
    Provider<Optimizers> optimizers = binder.getProvider(Optimizers.class);
    Provider<Schedules> schedules = binder.getProvider(Schedules.class);
    Provider<Activations> activations = binder.getProvider(Activations.class);
    Provider<LayerPlugins> layers = binder.getProvider(LayerPlugins.class);
    Provider<RandomSource> random = binder.getProvider(RandomSource.class);
    bind(
        binder,
        Nn.class,
        () ->
            new Nn(
                engine.get(),
                optimizers.get(),
                schedules.get(),
                activations.get(),
                layers.get(),
                random.get()));
  }

  private static <T> void bind(Binder binder, Class<T> type, Provider<T> provider) {
    binder.bind(type).toProvider(provider).in(Scopes.SINGLETON);
  }
}
