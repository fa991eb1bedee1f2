package nn.tck.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nn.api.Shape;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.RandomNumbers;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;

/** A parameter whose sweeps are watched, and whose scratch matrices are spoilt. */
final class WatchedParameter implements ParameterState {
  private final ParameterState parameter;
  private final Watch watch;
  private final List<Matrix> lent = new ArrayList<>();

  WatchedParameter(ParameterState parameter, Watch watch) {
    this.parameter = parameter;
    this.watch = watch;
  }

  /** Runs an update, after which scratch matrices are the framework's again. */
  static void during(ParameterState parameter, Watch watch, Consumer<ParameterState> update) {
    WatchedParameter watched = new WatchedParameter(parameter, watch);
    update.accept(watched);
    watched.lent.forEach(WatchedParameter::spoil);
  }

  private static void spoil(Matrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        matrix.set(row, column, Float.NaN);
      }
    }
  }

  @Override
  public Matrix scratch(int rows, int columns) {
    Matrix matrix = parameter.scratch(rows, columns);
    if (watch.spoilsScratch()) {
      spoil(matrix);
      lent.add(matrix);
    }
    return matrix;
  }

  @Override
  public void forEach(Consumer<Part> body) {
    new WatchedSweep(parameter, watch).forEach(body);
  }

  @Override
  public void read(Consumer<Part> body) {
    new WatchedSweep(parameter, watch).read(body);
  }

  @Override
  public double[] sums(int count, PartSums body) {
    return new WatchedSweep(parameter, watch).sums(count, body);
  }

  @Override
  public String path() {
    return parameter.path();
  }

  @Override
  public Shape shape() {
    return parameter.shape();
  }

  @Override
  public boolean has(Slot slot) {
    return parameter.has(slot);
  }

  @Override
  public boolean has(SlotArray slot) {
    return parameter.has(slot);
  }

  @Override
  public float[] array(Slot slot) {
    return parameter.array(slot);
  }

  @Override
  public long[] wholes(Slot slot) {
    return parameter.wholes(slot);
  }

  @Override
  public Matrix valueMatrix() {
    return parameter.valueMatrix();
  }

  @Override
  public Matrix gradientMatrix() {
    return parameter.gradientMatrix();
  }

  @Override
  public Matrix matrix(Slot slot) {
    return parameter.matrix(slot);
  }

  @Override
  public RandomNumbers random() {
    return parameter.random();
  }

  @Override
  public int from() {
    return parameter.from();
  }

  @Override
  public int to() {
    return parameter.to();
  }

  @Override
  public float[] values() {
    return parameter.values();
  }

  @Override
  public float[] gradients() {
    return parameter.gradients();
  }

  @Override
  public float[] slot(Slot slot) {
    return parameter.slot(slot);
  }

  @Override
  public float[] slot(SlotArray slot) {
    return parameter.slot(slot);
  }
}
