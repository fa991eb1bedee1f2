package nn.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.plot.Panel;
import nn.plot.Picture;

/**
 * Writes pictures as PNG files.
 *
 * @param folder where they go
 */
record Pictures(Path folder) {

  /** Returns the folder that the first argument names, by default {@code out}. */
  static Pictures in(String... args) {
    return new Pictures(Path.of(args.length > 0 ? args[0] : "out"));
  }

  /** Writes panels of one size row by row into one picture, and says where it is. */
  void save(String name, int columns, List<Panel> panels) {
    Path file = folder.resolve(name).toAbsolutePath().normalize();
    try {
      Files.createDirectories(file.getParent());
      Picture.of(columns, panels).write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + e.getMessage(), e);
    }
    IO.println("Picture: " + file);
  }
}
