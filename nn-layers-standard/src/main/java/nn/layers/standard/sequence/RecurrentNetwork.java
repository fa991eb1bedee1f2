package nn.layers.standard.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.api.kernel.Kernels;
import nn.api.layer.InputShapeException;
import nn.api.layer.LayerContext;
import nn.api.layer.RecurrentLayer;
import nn.api.plugin.Hyperparameters;
import nn.layers.standard.Dropout;
import nn.layers.standard.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a recurrent network on top of each other, each in one direction or both.
 *
 * <p>Parameters start at U(−1/√H, 1/√H).
 *
 * @param directions layer by layer; of each layer forward and then, if there is one, backward
 */
record RecurrentNetwork(
    Cell cell,
    int features,
    int size,
    int perLayer,
    List<Direction> directions,
    double dropout,
    RandomGenerator random,
    BooleanSupplier training,
    Kernels kernels)
    implements RecurrentLayer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    return new RecurrentExport(graph, this, sample.length(0)).export(input);
  }

  /** Copies the list. */
  RecurrentNetwork {
    directions = List.copyOf(directions);
  }

  /** The parameters of one layer and direction; biases are missing if the layer has none. */
  record Direction(
      Parameter input,
      Parameter state,
      @Nullable Parameter inputBias,
      @Nullable Parameter stateBias) {}

  static RecurrentNetwork create(
      Cell cell, Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() != 2) {
      throw new InputShapeException("needs sequences, [steps, features]");
    }
    int features = input.length(1);
    Sizes.check(
        values.get(RecurrentSettings.INPUT_SIZE), features, "input_size", "the last dimension");
    int size = Math.toIntExact(values.get(RecurrentSettings.HIDDEN_SIZE));
    int perLayer = values.get(RecurrentSettings.BIDIRECTIONAL) ? 2 : 1;
    List<Direction> directions = new ArrayList<>();
    for (int layer = 0; layer < values.get(RecurrentSettings.NUM_LAYERS); layer++) {
      int in = layer == 0 ? features : perLayer * size;
      for (int direction = 0; direction < perLayer; direction++) {
        String suffix = "_l" + layer + (direction == 0 ? "" : "_reverse");
        directions.add(
            direction(context, suffix, cell.gates() * size, in, size, values.get(Sizes.BIAS)));
      }
    }
    return new RecurrentNetwork(
        cell,
        features,
        size,
        perLayer,
        directions,
        values.get(RecurrentSettings.DROPOUT),
        context.random("mask"),
        context.training(),
        context.kernels());
  }

  private static Direction direction(
      LayerContext context, String suffix, int gates, int in, int size, boolean bias) {
    Initializer start = Initializers.pytorchDefault(size);
    Shape biases = Shape.of(gates);
    return new Direction(
        context.parameter("weight_ih" + suffix, Shape.of(gates, in), ParameterRole.WEIGHT, start),
        context.parameter("weight_hh" + suffix, Shape.of(gates, size), ParameterRole.WEIGHT, start),
        bias ? context.parameter("bias_ih" + suffix, biases, ParameterRole.BIAS, start) : null,
        bias ? context.parameter("bias_hh" + suffix, biases, ParameterRole.BIAS, start) : null);
  }

  @Override
  public Shape outputShape(Shape sample) {
    if (sample.rank() != 2 || sample.length(1) != features || sample.length(0) < 1) {
      throw new InputShapeException("needs sequences of " + features + " features per step");
    }
    return Shape.of(sample.length(0), perLayer * size);
  }

  @Override
  public long multiplyAdds(Shape sample) {
    return directions.stream()
        .mapToLong(each ->
            (long) sample.length(0) * (each.input().shape().size() + each.state().shape().size()))
        .sum();
  }

  @Override
  public Output forward(Tensor batch, @Nullable List<Tensor> state, int @Nullable [] lengths) {
    Batch checked = new Batch(batch, state, lengths);
    checked.check(this);
    List<Tensor> hiddens = new ArrayList<>();
    List<Tensor> cells = new ArrayList<>();
    Tensor output = batch;
    for (int layer = 0; layer < directions.size() / perLayer; layer++) {
      List<Tensor> sides = new ArrayList<>();
      for (int side = 0; side < perLayer; side++) {
        int index = layer * perLayer + side;
        sides.add(run(index, side == 1, output, checked, hiddens, cells));
      }
      output = perLayer == 1 ? sides.getFirst() : sides.getFirst().concat(2, sides.getLast());
      boolean isLast = (layer + 1) * perLayer == directions.size();
      output = isLast ? output : dropped(output);
    }
    return new Output(output, states(hiddens, cells));
  }

  private Tensor dropped(Tensor output) {
    if (!training.getAsBoolean() || dropout == 0) {
      return output;
    }
    Shape shape = output.shape();
    return output.mul(output.constant(shape, Dropout.mask(shape.size(), dropout, random)));
  }

  private Tensor run(
      int index,
      boolean reverse,
      Tensor input,
      Batch batch,
      List<Tensor> hiddens,
      List<Tensor> cells) {
    Direction direction = directions.get(index);
    Tensor gates = input.linear(direction.input(), direction.inputBias());
    Tensor bias =
        direction.stateBias() == null
            ? gates.constant(Shape.of(cell.gates() * size), new float[cell.gates() * size])
            : direction.stateBias();
    Recurrence recurrence =
        new Recurrence(cell, kernels, gates.shape(), reverse, batch.lengths(), gates);
    Tensor hidden = batch.state(0, index, size);
    Tensor all =
        cell.hasCellState()
            ? gates.apply(recurrence, direction.state(), bias, hidden, batch.state(1, index, size))
            : gates.apply(recurrence, direction.state(), bias, hidden);
    int steps = gates.shape().length(1);
    Tensor outputs = cell.hasCellState() ? all.slice(1, 0, steps) : all;
    hiddens.add(batch.last(outputs, reverse));
    if (cell.hasCellState()) {
      cells.add(all.slice(1, steps, steps + 1).reshape(outputs.shape().length(0), size));
    }
    return outputs;
  }

  private static List<Tensor> states(List<Tensor> hiddens, List<Tensor> cells) {
    return cells.isEmpty() ? List.of(stacked(hiddens)) : List.of(stacked(hiddens), stacked(cells));
  }

  private static Tensor stacked(List<Tensor> states) {
    return states.getFirst().stack(0, states.subList(1, states.size()).toArray(Tensor[]::new));
  }
}
