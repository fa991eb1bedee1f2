package nn.layers.data;

import java.util.Arrays;
import java.util.List;

/** The columns with the numbers that are to be predicted. */
final class NumberColumns implements TargetColumns {
  private final List<String> names;
  private final List<FeatureColumn> columns;
  private float[] values = new float[1024];
  private int count;

  NumberColumns(List<String> names, DecimalMark mark, CsvProblems problems) {
    this.names = names;
    this.columns = names.stream().map(name -> new FeatureColumn(name, mark, problems)).toList();
  }

  @Override
  public void read(long line, int row, int target, String cell) {
    count = Math.multiplyExact(Math.addExact(row, 1), names.size());
    int at = count - names.size() + target;
    if (at >= values.length) {
      values = Arrays.copyOf(values, Math.max(count, Math.multiplyExact(2, values.length)));
    }
    values[at] = (float) columns.get(target).read(line, cell);
  }

  @Override
  public boolean isHopeless() {
    return false;
  }

  @Override
  public void end(long rows) {
    columns.forEach(column -> column.end(rows));
  }

  @Override
  public NumberTargets targets(CsvProblems problems) {
    return new NumberTargets(names, Arrays.copyOf(values, count));
  }
}
