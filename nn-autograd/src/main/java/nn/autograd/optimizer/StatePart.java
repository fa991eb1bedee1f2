package nn.autograd.optimizer;

import java.util.Arrays;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.StoredArray.F32;
import nn.api.StoredArray.F64;
import nn.api.StoredArray.I64;
import nn.api.optim.Scalar;
import org.jspecify.annotations.Nullable;

/** One array or number of an optimizer's state, where it lies. */
sealed interface StatePart {

  /** Returns a copy. */
  StoredArray copy();

  /** Takes over a saved array that {@link #objection} has nothing against. */
  void write(StoredArray saved);

  /** Returns what is wrong with a saved array, as {@code "is … instead of …"}; null if it fits. */
  @Nullable String objection(StoredArray saved);

  /** The elements of one parameter in a slot with a number per element. */
  record OfElements(SlotStorage slot, ParameterSet.Entry entry) implements StatePart {
    @Override
    public StoredArray copy() {
      float[] array = slot.array(entry.storage());
      return new F32(
          entry.parameter().shape(), Arrays.copyOfRange(array, entry.from(), entry.to()));
    }

    @Override
    public void write(StoredArray saved) {
      float[] values = ((F32) saved).values();
      System.arraycopy(values, 0, slot.array(entry.storage()), entry.from(), values.length);
    }

    @Override
    public @Nullable String objection(StoredArray saved) {
      return saved instanceof F32 && saved.shape().equals(entry.parameter().shape())
          ? null
          : difference(saved, "32-bit floats", entry.parameter().shape());
    }
  }

  /** The array of one parameter in a shaped slot. */
  record OfShape(StoredArray array) implements StatePart {
    @Override
    public StoredArray copy() {
      return switch (array) {
        case F32(Shape shape, float[] values) -> new F32(shape, values.clone());
        case F64(Shape shape, double[] values) -> new F64(shape, values.clone());
        case I64(Shape shape, long[] values) -> new I64(shape, values.clone());
      };
    }

    @Override
    @SuppressWarnings("SuspiciousSystemArraycopy") // objection has compared the types
    public void write(StoredArray saved) {
      System.arraycopy(values(saved), 0, values(array), 0, array.shape().size());
    }

    private static Object values(StoredArray array) {
      return switch (array) {
        case F32 floats -> floats.values();
        case F64 doubles -> doubles.values();
        case I64 wholes -> wholes.values();
      };
    }

    @Override
    public @Nullable String objection(StoredArray saved) {
      return saved.getClass() == array.getClass() && saved.shape().equals(array.shape())
          ? null
          : difference(saved, type(array), array.shape());
    }
  }

  /** One number, of the shape []. */
  record OfNumber(Scalar number) implements StatePart {
    private static final Shape SCALAR = Shape.of();

    @Override
    public StoredArray copy() {
      return new F64(SCALAR, new double[] {number.get()});
    }

    @Override
    public void write(StoredArray saved) {
      number.set(((F64) saved).values()[0]);
    }

    @Override
    public @Nullable String objection(StoredArray saved) {
      return saved instanceof F64 && saved.shape().equals(SCALAR)
          ? null
          : difference(saved, "a 64-bit float", SCALAR);
    }
  }

  /** One whole number; saved as a float by earlier versions. */
  record OfWhole(Scalar number, boolean isCount) implements StatePart {
    private static final double LARGEST = 0x1p53;

    @Override
    public StoredArray copy() {
      return new I64(OfNumber.SCALAR, new long[] {(long) number.get()});
    }

    @Override
    public void write(StoredArray saved) {
      number.set(value(saved));
    }

    @Override
    public @Nullable String objection(StoredArray saved) {
      if (!saved.shape().equals(OfNumber.SCALAR) || saved instanceof F32) {
        return difference(saved, "a whole number", OfNumber.SCALAR);
      }
      double value = value(saved);
      boolean fits =
          value == Math.rint(value) && Math.abs(value) < LARGEST && !(isCount && value < 0);
      return fits
          ? null
          : "is " + value + " instead of " + (isCount ? "a count of steps" : "a whole number");
    }

    private static double value(StoredArray saved) {
      return switch (saved) {
        case F32 floats -> floats.values()[0];
        case F64 doubles -> doubles.values()[0];
        case I64 wholes -> wholes.values()[0];
      };
    }
  }

  private static String difference(StoredArray saved, String type, Shape shape) {
    return "is "
        + type(saved)
        + " of shape "
        + saved.shape()
        + " instead of "
        + type
        + " of shape "
        + shape;
  }

  private static String type(StoredArray array) {
    return switch (array) {
      case F32 _ -> "32-bit floats";
      case F64 _ -> "64-bit floats";
      case I64 _ -> "whole numbers";
    };
  }
}
