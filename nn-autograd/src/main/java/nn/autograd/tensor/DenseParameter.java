package nn.autograd.tensor;

import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** A parameter of the engine, whose values and gradient lie in a {@link ParameterStorage}. */
public final class DenseParameter implements EngineTensor, Parameter {
  private final Engine engine;
  private final Shape shape;
  private final ParameterRole role;
  private final boolean requiresGrad;
  private ParameterStorage storage;
  private int offset;
  private int version;
  private boolean hasGradient;

  DenseParameter(
      Engine engine, Shape shape, ParameterRole role, boolean requiresGrad, float[] values) {
    this.engine = engine;
    this.shape = shape;
    this.role = role;
    this.requiresGrad = requiresGrad;
    this.storage = requiresGrad ? ParameterStorage.ofOne(values) : ParameterStorage.frozen(values);
  }

  /**
   * Returns the parameter as one of the engine.
   *
   * @throws IllegalArgumentException if another implementation made it
   */
  public static DenseParameter of(Parameter parameter) {
    if (parameter instanceof DenseParameter dense) {
      return dense;
    }
    throw new IllegalArgumentException(
        "a parameter must be made by the engine (Nn.parameter), not "
            + parameter.getClass().getName());
  }

  /** Returns the arrays that hold this parameter. */
  public ParameterStorage storage() {
    return storage;
  }

  @Override
  public int offset() {
    return offset;
  }

  /** Returns whether a gradient arrived since it was last zeroed. */
  public boolean hasGradient() {
    return hasGradient;
  }

  void moveTo(ParameterStorage target, int targetOffset) {
    int size = shape.size();
    System.arraycopy(storage.values(), offset, target.values(), targetOffset, size);
    System.arraycopy(storage.gradients(), offset, target.gradients(), targetOffset, size);
    storage = target;
    offset = targetOffset;
  }

  /** Lets the first gradient since the last zeroing be written where it is to stay. */
  void receive(GradientWriter writer) {
    writer.write(storage.gradients(), offset);
    markReceived();
  }

  /** Says that the gradient was written where it is to stay. */
  void markReceived() {
    hasGradient = true;
  }

  void accumulate(float[] gradient) {
    float[] sum = storage.gradients();
    int size = shape.size();
    if (hasGradient) {
      for (int i = 0; i < size; i++) {
        sum[offset + i] += gradient[i];
      }
    } else {
      System.arraycopy(gradient, 0, sum, offset, size);
      hasGradient = true;
    }
  }

  @Override
  public @Nullable Tensor gradient() {
    if (!hasGradient) {
      return null;
    }
    Storage copy = engine.allocate(shape.size());
    System.arraycopy(storage.gradients(), offset, copy.array(), 0, shape.size());
    return new DenseTensor(engine, copy, 0, shape, null);
  }

  @Override
  public boolean hasFiniteGradient() {
    return !hasGradient || engine.allFinite(storage.gradients(), offset, shape.size());
  }

  @Override
  public void assignGradient(float... values) {
    Engine.checkCount(shape, values);
    if (!requiresGrad) {
      throw new IllegalStateException(
          "assignGradient: the parameter is frozen and has no gradient");
    }
    System.arraycopy(values, 0, storage.gradients(), offset, values.length);
    hasGradient = true;
  }

  @Override
  public void zeroGrad() {
    hasGradient = false;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public ParameterRole role() {
    return role;
  }

  @Override
  public float[] array() {
    return storage.values();
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public @Nullable Node node() {
    return null;
  }

  @Override
  public boolean requiresGrad() {
    return requiresGrad;
  }

  @Override
  public void markChanged() {
    version++;
  }

  @Override
  public Tensor keep() {
    return this;
  }

  @Override
  public Tensor detach() {
    return engine.tensor(shape, toArray());
  }

  @Override
  public String toString() {
    return describe();
  }
}
