package nn.tck.optimizer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Slot.PerParameter;
import nn.api.optim.SlotArray;
import nn.tck.contract.Numbers;

/** The arrays that an elementwise rule works on, between two margins that it must not touch. */
final class RuleArrays {
  static final int SIZE = 301;

  /** No gradient is like it, and nothing is equal to it. */
  private static final float POISON = Float.intBitsToFloat(0x7FC0DEAD);

  private static final String VALUES = "values";

  private final int margin;
  private final List<Integer> order;
  private final Numbers numbers;
  private final SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
  private final Map<String, Scalar> scalars = new LinkedHashMap<>();
  private float[] gradients;

  /**
   * Creates arrays.
   *
   * @param margin elements before and behind the range
   * @param order which element lies at each index of the range
   */
  RuleArrays(ElementwiseRule rule, int margin, List<Integer> order, Numbers numbers) {
    this.margin = margin;
    this.order = order;
    this.numbers = numbers;
    float[] values = numbers.normal(VALUES, SIZE);
    arrays.put(VALUES, laidOut(values));
    gradients = laidOut(new float[SIZE]);
    rule.slots().forEach(slot -> add(slot, values));
  }

  private void add(Slot slot, float[] values) {
    Double initial = slot.initial();
    if (slot.extent() instanceof PerParameter) {
      scalars.put(slot.name(), new Cell(Objects.requireNonNullElse(initial, 0.0)));
      return;
    }
    float[] state = values.clone();
    if (initial != null) {
      Arrays.fill(state, initial.floatValue());
    }
    arrays.put(slot.name(), laidOut(state));
  }

  private float[] laidOut(float[] elements) {
    float[] array = new float[elements.length + 2 * margin];
    Arrays.fill(array, POISON);
    for (int i = 0; i < elements.length; i++) {
      array[margin + i] = elements[order.get(i)];
    }
    return array;
  }

  private float[] elements(float[] array) {
    float[] elements = new float[SIZE];
    for (int i = 0; i < elements.length; i++) {
      elements[order.get(i)] = array[margin + i];
    }
    return elements;
  }

  /** Gives new gradients for a step. */
  void gradients(int step) {
    gradients = laidOut(numbers.normal("gradients " + step, SIZE));
  }

  /** Moves everything to new arrays, and spoils the old. */
  void move() {
    arrays.replaceAll((name, array) -> moved(array));
    gradients = moved(gradients);
  }

  private static float[] moved(float[] array) {
    float[] copy = array.clone();
    Arrays.fill(array, POISON);
    return copy;
  }

  /** Returns values, gradients and state of the elements, in their own order. */
  Map<String, float[]> elements() {
    Map<String, float[]> elements = new LinkedHashMap<>();
    arrays.forEach((name, array) -> elements.put(name, elements(array)));
    elements.put("gradients", elements(gradients));
    return elements;
  }

  /** Returns the numbers per parameter. */
  Map<String, Double> numbers() {
    Map<String, Double> copy = new LinkedHashMap<>();
    scalars.forEach((name, scalar) -> copy.put(name, scalar.get()));
    return copy;
  }

  /** Returns the margins of values, gradients and state, and what they should hold. */
  Map<String, float[]> margins() {
    Map<String, float[]> margins = new LinkedHashMap<>();
    arrays.forEach((name, array) -> addMargins(name, array, margins));
    addMargins("gradients", gradients, margins);
    return margins;
  }

  private void addMargins(String name, float[] array, Map<String, float[]> margins) {
    margins.put(name + " before the range, ", Arrays.copyOf(array, margin));
    margins.put(
        name + " behind the range, ", Arrays.copyOfRange(array, margin + SIZE, array.length));
  }

  Map<String, float[]> untouchedMargins() {
    Map<String, float[]> margins = margins();
    margins.replaceAll((name, array) -> {
      float[] poison = new float[array.length];
      Arrays.fill(poison, POISON);
      return poison;
    });
    return margins;
  }

  Elements range(int from, int to) {
    return new Range(this, margin + from, margin + to);
  }

  /** Returns the number of a slot with one per parameter. */
  Scalar scalar(Slot slot) {
    Scalar scalar = scalars.get(slot.name());
    if (scalar == null) {
      throw new IllegalArgumentException(
          "slot '" + slot.name() + "' is no number that the rule declares for a parameter");
    }
    return scalar;
  }

  private float[] array(String name) {
    float[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("slot '" + name + "' is not declared");
    }
    return array;
  }

  private static final class Cell implements Scalar {
    private double value;

    Cell(double initial) {
      this.value = initial;
    }

    @Override
    public double get() {
      return value;
    }

    @Override
    public void set(double next) {
      value = next;
    }
  }

  private record Range(RuleArrays arrays, int from, int to) implements Elements {
    @Override
    public float[] values() {
      return arrays.array(VALUES);
    }

    @Override
    public float[] gradients() {
      return arrays.gradients;
    }

    @Override
    public float[] slot(Slot slot) {
      return arrays.array(slot.name());
    }

    @Override
    public float[] slot(SlotArray slot) {
      return slot(slot.slot());
    }

    @Override
    public boolean has(SlotArray slot) {
      return arrays.arrays.containsKey(slot.slot().name());
    }
  }
}
