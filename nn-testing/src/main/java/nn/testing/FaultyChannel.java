package nn.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A channel of a {@link FaultyFileSystem}; an honest write stores at most 100 bytes per call. */
final class FaultyChannel extends RefusingChannel {
  private static final int SHORT_WRITE = 100;

  private final FaultyFileSystem fileSystem;
  private final Path file;
  private final FileChannel real;

  FaultyChannel(FaultyFileSystem fileSystem, Path file, FileChannel real) {
    this.fileSystem = fileSystem;
    this.file = file;
    this.real = real;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = Math.min(SHORT_WRITE, source.remaining());
    boolean lie = fileSystem.happens("write", file);
    real.write(source.slice(source.position(), lie ? count / 2 : count));
    source.position(source.position() + count);
    return count;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    fileSystem.happens("read", file);
    return real.read(target);
  }

  @Override
  public void force(boolean metadata) throws IOException {
    fileSystem.happens("force", file);
    real.force(metadata);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
