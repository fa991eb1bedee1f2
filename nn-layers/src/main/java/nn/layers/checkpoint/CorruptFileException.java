package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what its format says; the message names the file, the place and the difference. */
public final class CorruptFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String place;

  CorruptFileException(Path file, String place, String problem) {
    super(file + ": " + place + ": " + problem);
    this.file = file;
    this.place = place;
  }

  CorruptFileException(Path file, long offset, String problem) {
    this(file, "byte " + offset, problem);
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }

  /** Returns where in the file: a byte offset or the name of an entry. */
  public String place() {
    return place;
  }
}
