package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file was saved whole and can be read, but the folder could not be forced to the disk: after a
 * loss of power the earlier file may be back.
 */
public final class DurabilityUncertainException extends IOException {
  private static final long serialVersionUID = 1L;

  DurabilityUncertainException(Path target, IOException cause) {
    super(
        target + " was saved but may not survive a loss of power: " + FileFailure.reason(cause),
        cause);
  }
}
