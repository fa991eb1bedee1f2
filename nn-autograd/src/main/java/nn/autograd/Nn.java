package nn.autograd;

import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.api.kernel.Workers;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Plugin;
import nn.autograd.folder.PluginFolder;
import nn.autograd.kernel.WarmingKernels;
import nn.autograd.registry.PluginException;
import nn.autograd.tensor.Engine;
import nn.autograd.tensor.WorkerPool;

/**
 * The framework, ready to use: makes tensors and parameters, and creates plugins by name.
 *
 * {@snippet :
 * Nn nn = Nn.builder().seed(1).build();
 * Parameter weight = nn.parameter(Shape.of(2), 0.5f, -0.5f);
 * }
 *
 * <p>Results depend on the seed, not on the number of threads. Thread-safe, except that a graph, a
 * step scope and the random numbers belong to one thread at a time.
 */
public final class Nn implements AutoCloseable {
  /**
   * The system property that names the kernels where {@link Builder#kernels} does not: {@code
   * -Dnn.kernels=scalar}.
   */
  public static final String KERNELS_PROPERTY = "nn.kernels";

  /**
   * The name for the fastest kernels that this machine can run, from the first operation on: for
   * measurements. Without a name they serve once they are compiled, which makes short runs faster.
   */
  public static final String FASTEST_KERNELS = "fastest";

  private final Engine engine;
  private final Optimizers optimizers;
  private final Schedules schedules;
  private final Activations activations;
  private final LayerPlugins layers;
  private final RandomSource random;

  Nn(
      Engine engine,
      Optimizers optimizers,
      Schedules schedules,
      Activations activations,
      LayerPlugins layers,
      RandomSource random) {
    this.engine = engine;
    this.optimizers = optimizers;
    this.schedules = schedules;
    this.activations = activations;
    this.layers = layers;
    this.random = random;
  }

  /**
   * Creates the framework with the defaults of {@link #builder()}.
   *
   * <p>A plugin that cannot be used is named by a warning in the log, and by the error that asking
   * for it brings.
   *
   * @throws PluginException if the kernels that the system property {@value #KERNELS_PROPERTY}
   *     names cannot be used
   * @throws InvalidConfigException if the system property {@value #KERNELS_PROPERTY} names kernels
   *     that are not there
   */
  public static Nn create() {
    return builder().build();
  }

  /** Returns a builder with seed 0 and as many threads as the machine has processors. */
  public static Builder builder() {
    return new Builder(NnSettings.defaults());
  }

  /** Chooses what can be chosen; immutable, each method returns another builder. */
  public static final class Builder {
    private final NnSettings settings;

    private Builder(NnSettings settings) {
      this.settings = settings;
    }

    /** Chooses the seed of all random numbers. */
    public Builder seed(long seed) {
      return new Builder(settings.withSeed(seed));
    }

    /** Chooses how many threads compute, the caller's included; at least 1. */
    public Builder threads(int threads) {
      return new Builder(settings.withThreads(threads));
    }

    /**
     * Chooses the kernels by name: {@code "scalar"}, those of a plugin, or {@value
     * Nn#FASTEST_KERNELS}.
     *
     * <p>Without this, and without the system property {@value Nn#KERNELS_PROPERTY}, the kernels of
     * highest {@linkplain nn.api.kernel.KernelsProvider#priority priority} serve that this machine
     * can run. Kernels that are named serve from the first operation on, or fail; no others take
     * their place, not even until they are compiled.
     */
    public Builder kernels(String name) {
      return new Builder(settings.withKernels(name));
    }

    /** Adds providers to those that are found on the module path and the class path. */
    public Builder plugins(Plugin... providers) {
      return new Builder(settings.withGiven(List.of(providers)));
    }

    /**
     * Adds the plugins of a folder, {@code folder/NAME/*.jar}, each NAME isolated from the others.
     *
     * <p>A plugin is code and runs with the rights of this program. One that cannot be loaded is
     * named by a warning in the log, and by the error that asking for it brings.
     *
     * @throws PluginException if there is no such folder or it cannot be read
     */
    public Builder plugins(Path folder) {
      return new Builder(settings.withFolders(PluginFolder.loadAll(folder)));
    }

    /**
     * Uses plugins that were found before, instead of looking for them; for programs that make the
     * framework several times. They take the place of those that the other methods add.
     */
    public Builder plugins(InstalledPlugins installed) {
      return new Builder(settings.withInstalled(installed));
    }

    /** Returns a Guice module with these choices. */
    public NnModule module() {
      return new NnModule(settings);
    }

    /**
     * Creates the framework.
     *
     * @throws PluginException if the kernels that were named cannot be used
     * @throws InvalidConfigException if no kernels have the name that was given; it lists those
     *     there are
     */
    public Nn build() {
      try {
        return Guice.createInjector(Stage.DEVELOPMENT, module()).getInstance(Nn.class);
      } catch (ProvisionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }

  /**
   * Returns a tensor with a copy of the values, one per element in row-major order.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public Tensor tensor(Shape shape, float... values) {
    return engine.tensor(shape, values);
  }

  /** Returns a tensor of zeros. */
  public Tensor zeros(Shape shape) {
    return engine.zeros(shape);
  }

  /**
   * Returns a parameter with a copy of the values, one per element in row-major order; its role is
   * {@link ParameterRole#WEIGHT}.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public Parameter parameter(Shape shape, float... values) {
    return engine.parameter(shape, values);
  }

  /**
   * Returns a parameter of a role, with a copy of the values, one per element in row-major order.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public Parameter parameter(Shape shape, ParameterRole role, float... values) {
    return engine.parameter(shape, role, values);
  }

  /** Runs {@code body} without recording operations for differentiation, on this thread. */
  public <R> R noGrad(Supplier<R> body) {
    return engine.withoutRecording(body);
  }

  /**
   * Runs {@code body} and then uses the memory of the tensors made in it again, except of those
   * that were {@linkplain Tensor#keep kept}.
   */
  public <R> R stepScope(Supplier<R> body) {
    return engine.inStepScope(body);
  }

  /** Returns the random numbers. */
  public RandomSource random() {
    return random;
  }

  /** Returns the optimizers. */
  public Optimizers optimizers() {
    return optimizers;
  }

  /** Returns the schedules. */
  public Schedules schedules() {
    return schedules;
  }

  /** Returns the activation functions. */
  public Activations activations() {
    return activations;
  }

  /** Returns the layers; {@code nn.layers.Layers} makes modules of them. */
  public LayerPlugins layers() {
    return layers;
  }

  /** Returns the kernels in use. */
  public Kernels kernels() {
    return engine.kernels();
  }

  /**
   * Says how many multiplications matrix products will make, so that the kernels can get ready
   * while other things are done, for example while data is read.
   *
   * <p>A training makes about three for each weight and sample: forward, back to the input and back
   * to the weight. Nothing depends on the number but when code is compiled: too small a number, or
   * none, and the kernels get ready once much was computed. May be called from any thread.
   */
  public void expect(long multiplications) {
    if (engine.kernels() instanceof WarmingKernels warming) {
      warming.expect(multiplications);
    }
  }

  /** Returns the threads, for those who call kernels themselves. */
  public Workers workers() {
    return engine.workers();
  }

  /** Returns how many threads compute. */
  public int threads() {
    return engine.workers().count();
  }

  /**
   * Ends the threads at once, after which everything runs on the caller's.
   *
   * <p>Without it they end some time after nothing refers to this framework, its parameters and its
   * tensors any more; they are daemons, so that a program may also just end.
   */
  @Override
  public void close() {
    if (engine.workers() instanceof WorkerPool pool) {
      pool.close();
    }
  }
}
