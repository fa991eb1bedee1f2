package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A process that resumes and saves until it is killed, and says each step that was saved. */
final class KilledProcess {
  /** Enough that a save takes longer than starting one, so that kills land inside. */
  static final int LENGTH = 1 << 18;

  private KilledProcess() {}

  public static void main(String[] arguments) throws IOException {
    CheckpointStore store = new CheckpointStore(Path.of(arguments[0]), 2);
    long step = store.latest().checkpoint().map(CheckpointStore.Checkpoint::step).orElse(0L);
    while (true) {
      step++;
      store.save(step, TensorFiles.large(step, LENGTH));
      System.out.println(step);
    }
  }
}
