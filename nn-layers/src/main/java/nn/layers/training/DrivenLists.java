package nn.layers.training;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import nn.layers.checkpoint.TensorFile;

/** Checkpoints from before schedules could drive the numbers of lists, which hold none of these. */
final class DrivenLists {
  private static final Pattern NUMBER = Pattern.compile("group/\\d+/\\w+\\[\\d+]");

  private DrivenLists() {}

  /** Returns a checkpoint with the numbers of lists that it lacks as they are at the start. */
  static TensorFile added(TensorFile file, TensorFile start) {
    var arrays = new LinkedHashMap<>(file.arrays());
    start
        .arrays()
        .forEach((name, array) -> {
          if (NUMBER.matcher(name).matches()) {
            arrays.putIfAbsent(name, array);
          }
        });
    return new TensorFile(arrays, file.metadata());
  }
}
