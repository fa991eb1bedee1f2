package nn.autograd.tensor;

import nn.api.Shape;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** A result or a constant. */
final class DenseTensor implements EngineTensor {
  private final Engine engine;
  private final Storage storage;
  private final int offset;
  private final Shape shape;
  private final @Nullable Node node;

  DenseTensor(Engine engine, Storage storage, int offset, Shape shape, @Nullable Node node) {
    this.engine = engine;
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.node = node;
  }

  /** Returns another view of the same memory. */
  DenseTensor view(int viewOffset, Shape viewShape, @Nullable Node viewNode) {
    return new DenseTensor(engine, storage, viewOffset, viewShape, viewNode);
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
  public float[] array() {
    return storage.array();
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public int version() {
    return storage.version();
  }

  @Override
  public @Nullable Node node() {
    return node;
  }

  @Override
  public boolean requiresGrad() {
    return node != null;
  }

  @Override
  public void markChanged() {
    storage.markChanged();
  }

  @Override
  public Tensor keep() {
    storage.keep();
    return this;
  }

  @Override
  public Tensor detach() {
    return node == null ? this : view(offset, shape, null);
  }

  @Override
  public String toString() {
    return describe();
  }
}
