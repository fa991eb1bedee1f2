package nn.autograd.tensor;

import org.jspecify.annotations.Nullable;

/** The array behind one or more tensors, with the version that in-place changes count up. */
final class Storage {
  private float @Nullable [] array;
  private int version;
  private boolean kept;

  Storage(float[] array) {
    this.array = array;
  }

  float[] array() {
    if (array == null) {
      throw new IllegalStateException(
          "this tensor was made in a step scope that has closed, and its memory is in use again;"
              + " call keep() on a tensor that must outlive its scope");
    }
    return array;
  }

  int version() {
    return version;
  }

  void markChanged() {
    version++;
  }

  void keep() {
    kept = true;
  }

  /** Gives the array up for reuse, unless the tensor is to be kept. */
  float @Nullable [] recycle() {
    float[] free = kept ? null : array;
    if (!kept) {
      array = null;
    }
    return free;
  }
}
