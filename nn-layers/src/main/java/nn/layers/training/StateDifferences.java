package nn.layers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.TensorFile;
import org.jspecify.annotations.Nullable;

/** Compares what a checkpoint holds with what a training would save now. */
final class StateDifferences {
  private final List<String> differences = new ArrayList<>();

  private StateDifferences() {}

  /**
   * Returns every difference of names, types and shapes, and of the metadata that must be equal.
   *
   * @param growing the array whose number of rows may differ
   */
  static List<String> between(
      TensorFile expected, TensorFile found, List<String> equalMetadata, String growing) {
    StateDifferences result = new StateDifferences();
    equalMetadata.forEach(
        key -> result.compareText(key, expected.metadata().get(key), found.metadata().get(key)));
    expected
        .arrays()
        .forEach((name, array) ->
            result.compare(name, array, found.arrays().get(name), name.equals(growing)));
    found.arrays().keySet().stream()
        .filter(name -> !expected.arrays().containsKey(name))
        .forEach(name -> result.differences.add(name + ": is in the checkpoint alone"));
    return result.differences;
  }

  private void compareText(String key, @Nullable String expected, @Nullable String found) {
    if (!Objects.equals(expected, found)) {
      differences.add(
          String.format(
              Locale.ROOT, "%s: expected %s, the checkpoint has %s", key, expected, found));
    }
  }

  private void compare(
      String name, StoredArray expected, @Nullable StoredArray found, boolean growing) {
    if (found == null) {
      differences.add(name + ": is missing in the checkpoint");
      return;
    }
    String wanted = describe(expected, growing);
    String given = describe(found, growing);
    if (!wanted.equals(given)) {
      differences.add(
          String.format(
              Locale.ROOT, "%s: expected %s, the checkpoint has %s", name, wanted, given));
    }
  }

  private static String describe(StoredArray array, boolean growing) {
    Shape shape = array.shape();
    String lengths =
        growing && shape.rank() == 2 ? "[any, " + shape.length(1) + "]" : shape.toString();
    return array.getClass().getSimpleName() + " " + lengths;
  }
}
