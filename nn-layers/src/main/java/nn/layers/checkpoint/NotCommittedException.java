package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A file could not be saved; what stood under its name before is untouched. */
public final class NotCommittedException extends IOException {
  private static final long serialVersionUID = 1L;

  NotCommittedException(Path target, IOException cause) {
    super(target + " was not saved: " + FileFailure.reason(cause), cause);
  }

  /** Creates the exception for a file whose folder could not be made. */
  NotCommittedException(Path target, Path folder, IOException cause) {
    super(
        target
            + " was not saved: its folder "
            + folder
            + " could not be created: "
            + FileFailure.reason(cause),
        cause);
  }
}
