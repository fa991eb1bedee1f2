package nn.autograd.tensor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.kernel.Kernels;
import nn.api.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Makes tensors, and says whether operations on them are recorded and where their memory comes
 * from.
 *
 * <p>Thread-safe; a graph and a step scope belong to one thread at a time.
 */
public final class Engine {
  private static final ScopedValue<Boolean> RECORDING_OFF = ScopedValue.newInstance();
  private static final ScopedValue<StepScope> STEP_SCOPE = ScopedValue.newInstance();
  private static final ScopedValue<Guard> GUARD = ScopedValue.newInstance();

  /** Elements below which a hand-over to another thread costs more than it saves. */
  private static final int PARALLEL_SIZE = 1 << 16;

  /** Elements of a range; several passes over one find its arrays in the second-level cache. */
  private static final int CHUNK = 1 << 14;

  private final Kernels kernels;
  private final Workers workers;
  private final StepScope.Last lastScope = new StepScope.Last();

  /** Creates an engine that computes with these kernels on these threads. */
  public Engine(Kernels kernels, Workers workers) {
    this.kernels = kernels;
    this.workers = workers;
  }

  /** Returns the kernels. */
  public Kernels kernels() {
    return kernels;
  }

  /** Returns the threads. */
  public Workers workers() {
    return workers;
  }

  /**
   * Returns a tensor with a copy of the values.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public EngineTensor tensor(Shape shape, float... values) {
    checkCount(shape, values);
    Storage storage = allocate(shape.size());
    System.arraycopy(values, 0, storage.array(), 0, values.length);
    return new DenseTensor(this, storage, 0, shape, null);
  }

  /** Returns a tensor of zeros. */
  public EngineTensor zeros(Shape shape) {
    return new DenseTensor(this, new Storage(new float[shape.size()]), 0, shape, null);
  }

  /** Returns {@link #parameter(Shape, ParameterRole, float...)} for a weight. */
  public DenseParameter parameter(Shape shape, float... values) {
    return parameter(shape, ParameterRole.WEIGHT, values);
  }

  /**
   * Returns a parameter with a copy of the values.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public DenseParameter parameter(Shape shape, ParameterRole role, float... values) {
    checkCount(shape, values);
    return new DenseParameter(this, shape, role, true, values.clone());
  }

  /**
   * Returns a parameter that gets no gradient, with a copy of the values.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public DenseParameter frozenParameter(Shape shape, ParameterRole role, float... values) {
    checkCount(shape, values);
    return new DenseParameter(this, shape, role, false, values.clone());
  }

  /**
   * Returns a parameter whose shape and role can be asked for, and whether it is trained, and
   * nothing else.
   */
  public DenseParameter parameterWithoutMemory(
      Shape shape, ParameterRole role, boolean requiresGrad) {
    return new DenseParameter(this, shape, role, requiresGrad, new float[0]);
  }

  static void checkCount(Shape shape, float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "shape "
              + shape
              + " has "
              + shape.size()
              + " elements, but "
              + values.length
              + " values were given");
    }
  }

  /** Runs {@code body} without recording operations, on this thread. */
  public <R> R withoutRecording(Supplier<R> body) {
    return ScopedValue.where(RECORDING_OFF, true).call(body::get);
  }

  /**
   * Runs {@code body}; the memory of tensors made in it is used again afterwards, except of those
   * that were kept. A scope inside a scope is part of the outer one.
   */
  public <R> R inStepScope(Supplier<R> body) {
    if (STEP_SCOPE.isBound()) {
      return body.get();
    }
    StepScope scope = lastScope.take();
    try {
      return ScopedValue.where(STEP_SCOPE, scope).call(body::get);
    } finally {
      scope.close();
      lastScope.give(scope);
    }
  }

  /** Surrounds a derivative that is not the engine's own, so that its errors name their origin. */
  @FunctionalInterface
  public interface Guard {

    /** Returns what the derivative returns. */
    float[] @Nullable [] call(Supplier<float[] @Nullable []> derivative);
  }

  /**
   * Runs {@code body}; derivatives that are brought along in it, by an {@link nn.api.Operation} or
   * an {@link nn.api.ElementwiseFunction}, are called within the guard when a backward pass reaches
   * them.
   */
  public <R> R guardingDerivatives(Guard guard, Supplier<R> body) {
    return ScopedValue.where(GUARD, guard).call(body::get);
  }

  /** Returns a derivative from outside the engine, within the guard that is in force now. */
  Derivative guarded(Derivative foreign) {
    if (!GUARD.isBound()) {
      return foreign;
    }
    Guard guard = GUARD.get();
    return (upstream, wanted) -> guard.call(() -> foreign.gradients(upstream, wanted));
  }

  boolean isRecording() {
    return !RECORDING_OFF.isBound();
  }

  /** Returns memory whose content is undefined. */
  Storage allocate(int size) {
    return STEP_SCOPE.isBound() ? STEP_SCOPE.get().allocate(size) : new Storage(new float[size]);
  }

  /** Returns a tensor whose elements are still to be written. */
  DenseTensor empty(Shape shape) {
    return new DenseTensor(this, allocate(shape.size()), 0, shape, null);
  }

  /** Runs a loop over {@code [0, size)} in ranges, on all threads if that pays. */
  void forRanges(int size, RangeBody body) {
    if (size >= PARALLEL_SIZE && workers.count() > 1) {
      workers.run(
          Math.ceilDiv(size, CHUNK),
          chunk -> body.run(chunk * CHUNK, Math.min(size - chunk * CHUNK, CHUNK) + chunk * CHUNK));
      return;
    }
    for (int from = 0; from < size; from += CHUNK) {
      body.run(from, Math.min(size - from, CHUNK) + from);
    }
  }

  /**
   * Returns whether no element is NaN or infinite.
   *
   * <p>A sum shows it in one fast pass; only a sum that is not finite, perhaps because it
   * overflowed, needs a look at each element.
   */
  boolean allFinite(float[] x, int offset, int size) {
    AtomicBoolean finite = new AtomicBoolean(true);
    forRanges(
        size,
        (from, to) -> {
          if (!Float.isFinite(kernels.sum(x, offset + from, offset + to))
              && !eachFinite(x, offset + from, offset + to)) {
            finite.set(false);
          }
        });
    return finite.get();
  }

  private static boolean eachFinite(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(x[i])) {
        return false;
      }
    }
    return true;
  }

  /** The body of a loop over a range. */
  @FunctionalInterface
  interface RangeBody {
    void run(int from, int to);
  }
}
