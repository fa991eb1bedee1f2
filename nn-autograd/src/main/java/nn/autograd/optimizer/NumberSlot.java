package nn.autograd.optimizer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import org.jspecify.annotations.Nullable;

/** The numbers of a slot with one per parameter, group or model. */
final class NumberSlot {
  /** What owns the number of a slot with one for the model. */
  static final Object MODEL = "model";

  private final Slot slot;
  private final SequencedMap<Object, ScalarCell> cells = new LinkedHashMap<>();
  private final SequencedMap<String, ScalarCell> byName = new LinkedHashMap<>();

  NumberSlot(Slot slot) {
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }

  /**
   * Allocates the number of an owner, unless it has one.
   *
   * @param suffix tells it from others of the slot where it is saved: {@code /0.weight}
   */
  Scalar add(Object owner, String suffix, double initial) {
    ScalarCell cell = cells.computeIfAbsent(owner, _ -> new ScalarCell(initial));
    byName.put(slot.name() + suffix, cell);
    return cell;
  }

  @Nullable Scalar cell(Object owner) {
    return cells.get(owner);
  }

  void reset() {
    cells.values().forEach(ScalarCell::reset);
  }

  void collect(String prefix, StateView view) {
    byName.forEach((name, cell) ->
        view.parts()
            .put(
                prefix + name,
                slot.isWhole()
                    ? new StatePart.OfWhole(cell, false)
                    : new StatePart.OfNumber(cell)));
  }
}
