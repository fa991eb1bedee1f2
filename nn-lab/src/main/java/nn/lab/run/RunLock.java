package nn.lab.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nn.layers.checkpoint.FileFailure;

/** Keeps other processes out of a run folder; the system takes it away when this process ends. */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a folder.
   *
   * @throws RunException if another process works in it
   */
  static RunLock of(RunFolder folder) throws IOException {
    FileChannel channel = open(folder.lock());
    try {
      if (channel.tryLock() != null) {
        return new RunLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // another run of this process, which is as much in the way
    }
    channel.close();
    throw new RunException(folder.path() + ": another process works in this folder; wait for it");
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new RunException(
          file
              + ", which keeps other processes out, was not created: "
              + FileFailure.reason(e)
              + "; nothing was trained");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
