package nn.autograd.optimizer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.StoredArray.F32;
import nn.api.StoredArray.F64;
import nn.api.StoredArray.I64;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Shaped;
import org.jspecify.annotations.Nullable;

/** The arrays of a slot whose shape follows from the parameter's, one per parameter. */
final class ShapedSlot {
  private final Slot slot;
  private final Map<ParameterSet.Entry, StoredArray> arrays = new LinkedHashMap<>();
  private final Map<ParameterSet.Entry, Double> initials = new LinkedHashMap<>();

  ShapedSlot(Slot slot) {
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }

  /** Allocates the array of a parameter, if it has one, as its group declares the slot. */
  void add(ParameterSet.Entry entry, Slot declared) {
    Shaped extent = (Shaped) declared.extent();
    Shape parameter = entry.parameter().shape();
    if (extent.where().test(parameter)) {
      Shape shape =
          Objects.requireNonNull(
              extent.shape().apply(parameter),
              () -> "slot '" + slot.name() + "' has no shape for a parameter of " + parameter);
      arrays.put(
          entry,
          slot.isWhole()
              ? new I64(shape, new long[shape.size()])
              : new F32(shape, new float[shape.size()]));
      initials.put(entry, Objects.requireNonNullElse(declared.initial(), 0.0));
      reset(entry);
    }
  }

  @Nullable StoredArray array(ParameterSet.Entry entry) {
    return arrays.get(entry);
  }

  void reset() {
    arrays.keySet().forEach(this::reset);
  }

  private void reset(ParameterSet.Entry entry) {
    double initial = Objects.requireNonNullElse(initials.get(entry), 0.0);
    switch (arrays.get(entry)) {
      case F32 floats -> Arrays.fill(floats.values(), (float) initial);
      case F64 doubles -> Arrays.fill(doubles.values(), initial);
      case I64 wholes -> Arrays.fill(wholes.values(), (long) initial);
      case null -> {}
    }
  }

  void collect(String prefix, StateView view) {
    arrays.forEach((entry, array) ->
        view.parts().put(prefix + slot.name() + "/" + entry.path(), new StatePart.OfShape(array)));
  }
}
