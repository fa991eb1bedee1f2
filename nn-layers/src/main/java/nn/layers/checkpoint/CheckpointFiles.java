package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the files of checkpoints, and finds them again by their step. */
final class CheckpointFiles {
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})\\.safetensors");

  private CheckpointFiles() {}

  /** Returns the file of a step's checkpoint. */
  static Path of(Path folder, long step) {
    return folder.resolve(String.format(Locale.ROOT, "checkpoint-%012d.safetensors", step));
  }

  /** Returns the checkpoints in a folder by step; none if there is no such folder. */
  static NavigableMap<Long, Path> byStep(Path folder) throws IOException {
    NavigableMap<Long, Path> byStep = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return byStep;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        if (matcher.matches()) {
          byStep.put(Long.parseLong(matcher.group(1)), file);
        }
      }
    }
    return byStep;
  }
}
