package nn.lab.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nn.layers.training.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * Turns Ctrl-C, and any other polite end of the process, into a checkpoint: the process ends only
 * after the step is finished and written, or after {@value #PATIENCE_SECONDS} seconds.
 */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "interruption");
  private volatile boolean requested;
  private volatile @Nullable Trainer trainer;

  private Interruption() {}

  /** Starts to listen; close it when everything is written. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Says whom to stop. */
  void watch(Trainer current) {
    trainer = current;
    if (requested) {
      current.requestStop();
    }
  }

  private void stopAndWait() {
    requested = true;
    Trainer current = trainer;
    if (current != null) {
      current.requestStop();
    }
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("nn: the last step did not end; the checkpoint before it stands");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the process end. */
  @Override
  public void close() {
    done.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // the process is ending already, and the hook returns at once
      }
    }
  }
}
