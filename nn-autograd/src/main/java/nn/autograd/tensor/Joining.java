package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import org.jspecify.annotations.Nullable;

/** Joins tensors along an existing or a new dimension. */
final class Joining {
  private static final EngineTensor[] NOTHING = {};

  private Joining() {}

  /** y = x₀ ‖ x₁ ‖ …; each dxᵢ is its part of dy. */
  static EngineTensor concat(int dim, List<EngineTensor> parts) {
    Shape first = parts.getFirst().shape();
    int axis = first.normalize(dim);
    int[] lengths = first.toArray();
    lengths[axis] = 0;
    for (EngineTensor part : parts) {
      checkFits(first, axis, part.shape());
      lengths[axis] += part.shape().length(axis);
    }
    Shape shape = Shape.of(lengths);
    DenseTensor y = parts.getFirst().engine().empty(shape);
    Along along = Along.of(shape, axis);
    int stride = along.length() * along.inner();
    int start = 0;
    for (EngineTensor part : parts) {
      int block = part.shape().length(axis) * along.inner();
      Layout.copyBlocks(
          part.array(), part.offset(), block, y.array(), start, stride, block, along.outer());
      start += block;
    }
    EngineTensor[] inputs = parts.toArray(EngineTensor[]::new);
    return record("concat", y, inputs, NOTHING, (dy, wanted) -> split(dy, along, inputs, wanted));
  }

  private static float[] @Nullable [] split(
      float[] dy, Along along, EngineTensor[] inputs, boolean[] wanted) {
    float[] @Nullable [] gradients = new float[inputs.length] @Nullable [];
    int stride = along.length() * along.inner();
    int start = 0;
    for (int i = 0; i < inputs.length; i++) {
      int block = inputs[i].shape().length(along.first()) * along.inner();
      if (wanted[i]) {
        float[] dx = inputs[i].engine().allocate(inputs[i].shape().size()).array();
        Layout.copyBlocks(dy, start, stride, dx, 0, block, block, along.outer());
        gradients[i] = dx;
      }
      start += block;
    }
    return gradients;
  }

  private static void checkFits(Shape first, int axis, Shape other) {
    boolean fits = first.rank() == other.rank();
    for (int d = 0; fits && d < first.rank(); d++) {
      fits = d == axis || first.length(d) == other.length(d);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "concat: shapes " + first + " and " + other + " differ outside dimension " + axis);
    }
  }

  /** y stacks tensors of equal shape along a new dimension. */
  static EngineTensor stack(int dim, List<EngineTensor> parts) {
    Shape first = parts.getFirst().shape();
    int axis = dim < 0 ? dim + first.rank() + 1 : dim;
    if (axis < 0 || axis > first.rank()) {
      throw new IllegalArgumentException("stack: " + first + " has no place for dimension " + dim);
    }
    List<EngineTensor> widened = new ArrayList<>();
    for (EngineTensor part : parts) {
      if (!part.shape().equals(first)) {
        throw new IllegalArgumentException(
            "stack: shapes " + first + " and " + part.shape() + " differ");
      }
      widened.add(Layout.reshape(part, inserted(first, axis)));
    }
    return concat(axis, widened);
  }

  private static Shape inserted(Shape shape, int axis) {
    int[] lengths = new int[shape.rank() + 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i == axis ? 1 : shape.length(i < axis ? i : i - 1);
    }
    return Shape.of(lengths);
  }
}
