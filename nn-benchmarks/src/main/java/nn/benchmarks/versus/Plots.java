package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws curves as PNG files, one per axis.
 *
 * @param folder where they go
 */
record Plots(Path folder) {

  /**
   * Draws every axis along which something was measured.
   *
   * @return the files
   * @throws IOException if a file cannot be written, or this Java cannot draw
   */
  List<Path> draw(List<Result> results) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      List<Curve> curves = Curve.along(axis, results);
      if (!curves.isEmpty()) {
        files.add(draw(axis, curves));
      }
    }
    return files;
  }

  private Path draw(Axis axis, List<Curve> curves) throws IOException {
    Path file = Files.createDirectories(folder).resolve("growth-" + axis.id() + ".png");
    try {
      GrowthPicture.of(axis, curves).write(file);
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new IOException(file + " was not drawn, because Java cannot draw text here: " + e, e);
    }
    return file;
  }
}
