package nn.layers.standard.sequence;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.layers.standard.ColumnSums;
import nn.layers.standard.sequence.Cell.Row;
import org.jspecify.annotations.Nullable;

/**
 * All steps of one layer and direction of a recurrent network, for a batch.
 *
 * <p>Its inputs are what the input gives for each gate, {@code [samples, steps, gates · H]}, the
 * weight of the state {@code [gates · H, H]}, its bias, the first hidden state {@code [samples, H]}
 * and, if the cell has one, the first cell state. Its output has the hidden state after every step,
 * {@code [samples, steps, H]}, and with a cell state one row more per sample, the last cell state.
 *
 * <p>Samples do not depend on each other: threads share them, each goes through all steps.
 */
final class Recurrence implements ArrayOperation {
  private final Cell cell;
  private final Kernels kernels;
  private final int samples;
  private final int steps;
  private final int size;
  private final boolean reverse;
  private final int @Nullable [] lengths;
  private final Tensor memory;

  /** The hidden state before each step, step by step, and behind the last; likewise for cells. */
  private final float[] hidden;

  private final float[] cells;
  private final float[] traces;

  Recurrence(
      Cell cell,
      Kernels kernels,
      Shape gates,
      boolean reverse,
      int @Nullable [] lengths,
      Tensor memory) {
    this.cell = cell;
    this.kernels = kernels;
    this.samples = gates.length(0);
    this.steps = gates.length(1);
    this.size = gates.length(2) / cell.gates();
    this.reverse = reverse;
    this.lengths = lengths;
    this.memory = memory;
    int states = (steps + 1) * samples * size;
    this.hidden = memory.scratch(states);
    this.cells = memory.scratch(cell.hasCellState() ? states : 0);
    this.traces = memory.scratch(steps * samples * cell.traces() * size);
  }

  @Override
  public String name() {
    return "recurrence";
  }

  @Override
  public Shape outputShape() {
    return Shape.of(samples, steps + (cell.hasCellState() ? 1 : 0), size);
  }

  private int gateWidth() {
    return cell.gates() * size;
  }

  /** Returns which step of the sequence the network takes as its i-th. */
  private int time(int i) {
    return reverse ? steps - 1 - i : i;
  }

  private boolean isWithin(int sample, int time) {
    return lengths == null || time < lengths[sample];
  }

  private int state(int step, int sample) {
    return (step * samples + sample) * size;
  }

  private int trace(int step, int sample) {
    return (step * samples + sample) * cell.traces() * size;
  }

  private int output(int sample, int time) {
    return (sample * outputShape().length(1) + time) * size;
  }

  private Row gates(Operand input, int sample, int time) {
    return new Row(input.array(), input.from() + (sample * steps + time) * gateWidth());
  }

  /** A share of the samples. */
  private interface Share {
    void run(int from, int to);
  }

  private void share(Workers workers, Share share) {
    int shares = Math.min(samples, workers.count());
    workers.run(
        shares,
        i ->
            share.run(
                (int) ((long) samples * i / shares), (int) ((long) samples * (i + 1) / shares)));
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    Operand first = inputs.get(3);
    System.arraycopy(first.array(), first.from(), hidden, 0, samples * size);
    if (cell.hasCellState()) {
      Operand firstCell = inputs.get(4);
      System.arraycopy(firstCell.array(), firstCell.from(), cells, 0, samples * size);
    }
    float[] gates = memory.scratch(samples * gateWidth());
    share(
        workers,
        (from, to) -> {
          for (int step = 0; step < steps; step++) {
            forward(inputs, step, from, to, gates, y);
          }
          for (int sample = from; cell.hasCellState() && sample < to; sample++) {
            System.arraycopy(cells, state(steps, sample), y, output(sample, steps), size);
          }
        });
  }

  private void forward(List<Operand> inputs, int step, int from, int to, float[] gates, float[] y) {
    Operand w = inputs.get(1);
    Operand bias = inputs.get(2);
    kernels.multiplyAddBias(
        new MatrixProduct(to - from, gateWidth(), size, false, true),
        hidden,
        state(step, from),
        w.array(),
        w.from(),
        bias.array(),
        bias.from(),
        gates,
        from * gateWidth(),
        Workers.caller());
    int time = time(step);
    for (int sample = from; sample < to; sample++) {
      int next = state(step + 1, sample);
      if (isWithin(sample, time)) {
        cell.forward(
            size,
            kernels,
            gates(inputs.getFirst(), sample, time),
            new Row(gates, sample * gateWidth()),
            new Row(hidden, state(step, sample)),
            new Row(traces, trace(step, sample)),
            new Row(hidden, next),
            new Row(cells, state(step, sample)),
            new Row(cells, next));
        System.arraycopy(hidden, next, y, output(sample, time), size);
      } else {
        stay(step, sample);
        Arrays.fill(y, output(sample, time), output(sample, time) + size, 0);
      }
    }
  }

  /** Beyond its end a sequence keeps its state. */
  private void stay(int step, int sample) {
    System.arraycopy(hidden, state(step, sample), hidden, state(step + 1, sample), size);
    if (cell.hasCellState()) {
      System.arraycopy(cells, state(step, sample), cells, state(step + 1, sample), size);
    }
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    float[] dh = memory.scratch(samples * size);
    float[] dc = memory.scratch(samples * size);
    float[] through = memory.scratch(samples * size);
    float[] dgates = memory.scratch(steps * samples * gateWidth());
    Operand inputGradient = gradients.getFirst();
    Operand dinput =
        inputGradient == null
            ? new Operand(
                memory.scratch(samples * steps * gateWidth()),
                0,
                Shape.of(samples, steps, gateWidth()))
            : inputGradient;
    share(
        workers,
        (from, to) -> {
          Arrays.fill(dh, from * size, to * size, 0);
          lastCells(upstream, from, to, dc);
          for (int step = steps - 1; step >= 0; step--) {
            backward(inputs.get(1), step, from, to, upstream, dh, dc, through, dinput, dgates);
          }
        });
    copy(dh, gradients, 3);
    copy(dc, gradients, 4);
    weightGradients(dgates, gradients, workers);
  }

  private void lastCells(float[] upstream, int from, int to, float[] dc) {
    Arrays.fill(dc, from * size, to * size, 0);
    for (int sample = from; cell.hasCellState() && sample < to; sample++) {
      System.arraycopy(upstream, output(sample, steps), dc, sample * size, size);
    }
  }

  private void backward(
      Operand w,
      int step,
      int from,
      int to,
      float[] upstream,
      float[] dh,
      float[] dc,
      float[] through,
      Operand dinput,
      float[] dgates) {
    int time = time(step);
    for (int sample = from; sample < to; sample++) {
      Row inputRow = gates(dinput, sample, time);
      Row gateRow = new Row(dgates, (step * samples + sample) * gateWidth());
      if (!isWithin(sample, time)) {
        Arrays.fill(inputRow.array(), inputRow.at(), inputRow.at() + gateWidth(), 0);
        Arrays.fill(dgates, gateRow.at(), gateRow.at() + gateWidth(), 0);
        continue;
      }
      int out = output(sample, time);
      for (int i = 0; i < size; i++) {
        dh[sample * size + i] += upstream[out + i];
      }
      cell.backward(
          size,
          new Row(hidden, state(step, sample)),
          new Row(traces, trace(step, sample)),
          new Row(cells, state(step, sample)),
          new Row(dh, sample * size),
          new Row(dc, sample * size),
          inputRow,
          gateRow);
    }
    kernels.multiply(
        new MatrixProduct(to - from, size, gateWidth(), false, false),
        dgates,
        (step * samples + from) * gateWidth(),
        w.array(),
        w.from(),
        through,
        from * size,
        Workers.caller());
    for (int i = from * size; i < to * size; i++) {
      dh[i] += through[i];
    }
  }

  private void copy(float[] values, List<@Nullable Operand> gradients, int index) {
    Operand gradient = gradients.size() > index ? gradients.get(index) : null;
    if (gradient != null) {
      System.arraycopy(values, 0, gradient.array(), gradient.from(), samples * size);
    }
  }

  /** All steps and samples at once. */
  private void weightGradients(float[] dgates, List<@Nullable Operand> gradients, Workers workers) {
    int rows = steps * samples;
    Operand dw = gradients.get(1);
    if (dw != null) {
      kernels.multiply(
          new MatrixProduct(gateWidth(), size, rows, true, false),
          dgates,
          0,
          hidden,
          0,
          dw.array(),
          dw.from(),
          workers);
    }
    Operand db = gradients.get(2);
    if (db != null) {
      new ColumnSums(kernels, dgates, gateWidth()).write(rows, db.array(), db.from());
    }
  }
}
