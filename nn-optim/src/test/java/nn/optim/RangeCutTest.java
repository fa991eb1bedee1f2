package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An elementwise rule gives the same bits wherever its range is cut. */
final class RangeCutTest {
  private static final int SIZE = 301;

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(new Sgd(), Map.of("weight_decay", 0.1)),
        Arguments.of(new Sgd(), Map.of("momentum", 0.9, "nesterov", true)),
        Arguments.of(new Adam(), Map.of("weight_decay", 0.1)),
        Arguments.of(new Adam(), Map.of("amsgrad", true)),
        Arguments.of(new AdamW(), Map.of()),
        Arguments.of(new Adagrad(), Map.of("initial_accumulator_value", 0.1)),
        Arguments.of(new Adadelta(), Map.of()),
        Arguments.of(new Rmsprop(), Map.of("weight_decay", 0.1)),
        Arguments.of(new Rmsprop(), Map.of("centered", true, "momentum", 0.9)),
        Arguments.of(new Adamax(), Map.of()),
        Arguments.of(new NAdam(), Map.of()),
        Arguments.of(new RAdam(), Map.of("betas", List.of(0.8, 0.9))),
        Arguments.of(new Rprop(), Map.of()),
        Arguments.of(new Asgd(), Map.of("t0", 1.0)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void cutsDoNotChangeBits(RuleProvider provider, Map<String, Object> given) {
    Hyperparameters values = Hyperparameters.of(provider.descriptor(), given);
    ElementwiseRule rule = (ElementwiseRule) provider.rule(values);
    float[] whole = run(rule, values, SIZE);
    for (int length : new int[] {1, 2, 15, 16, 17, 100}) {
      assertArrayEquals(whole, run(rule, values, length), "ranges of " + length);
    }
  }

  /** Returns the values after three steps in ranges of the given length. */
  private static float[] run(ElementwiseRule rule, Hyperparameters values, int length) {
    Arrays arrays = new Arrays(rule);
    for (int number = 1; number <= 3; number++) {
      rule.begin(new FixedStep(number, values, arrays));
      for (int from = 0; from < SIZE; from += length) {
        rule.update(
            new FixedStep(number, values, arrays),
            new Range(arrays, from, Math.min(from + length, SIZE)));
      }
    }
    return arrays.values;
  }

  private static final class Arrays {
    private final float[] values = new float[SIZE];
    private final float[] gradients = new float[SIZE];
    private final Map<String, float[]> slots = new LinkedHashMap<>();
    private final Map<String, Scalar> numbers = new LinkedHashMap<>();

    Arrays(ElementwiseRule rule) {
      Random random = new Random(1);
      for (int i = 0; i < SIZE; i++) {
        values[i] = (float) random.nextGaussian();
        gradients[i] = (float) random.nextGaussian();
      }
      for (Slot slot : rule.slots()) {
        float[] array = new float[SIZE];
        java.util.Arrays.fill(array, initial(slot));
        slots.put(slot.name(), array);
        numbers.put(slot.name(), new Cell(initial(slot)));
      }
    }
  }

  private static float initial(Slot slot) {
    return slot.initial() == null ? 0 : slot.initial().floatValue();
  }

  private static final class Cell implements Scalar {
    private double value;

    Cell(double value) {
      this.value = value;
    }

    @Override
    public double get() {
      return value;
    }

    @Override
    public void set(double value) {
      this.value = value;
    }
  }

  private record FixedStep(long number, Hyperparameters values, Arrays arrays) implements Step {
    @Override
    public double value(Hyperparameter<Double> hyperparameter) {
      return values.get(hyperparameter);
    }

    @Override
    public <T> T get(Hyperparameter<T> hyperparameter) {
      return values.get(hyperparameter);
    }

    @Override
    public Scalar scalar(Slot slot) {
      return arrays.numbers.get(slot.name());
    }

    @Override
    public double value(Hyperparameter<List<Double>> list, int index) {
      return values.get(list).get(index);
    }

    @Override
    public OptionalLong trainingSteps() {
      return OptionalLong.empty();
    }
  }

  private record Range(Arrays arrays, int from, int to) implements Elements {
    @Override
    public float[] values() {
      return arrays.values;
    }

    @Override
    public float[] gradients() {
      return arrays.gradients;
    }

    @Override
    public float[] slot(Slot slot) {
      float[] array = arrays.slots.get(slot.name());
      if (array == null) {
        throw new IllegalArgumentException(slot.toString());
      }
      return array;
    }

    @Override
    public float[] slot(SlotArray slot) {
      return slot(slot.slot());
    }

    @Override
    public boolean has(SlotArray slot) {
      return arrays.slots.containsKey(slot.slot().name());
    }
  }
}
