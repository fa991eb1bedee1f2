package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A small file, such as a config; the array is not copied. */
@SuppressWarnings("ArrayRecordComponent") // package-private, copied by its only creator
record DurableBytes(byte[] bytes) implements DurableFile.Content {
  @Override
  public void write(FileChannel channel) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  @Override
  public void verify(Path file) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(bytes.length + 1);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int count = 0;
      while (count >= 0 && found.hasRemaining()) {
        count = channel.read(found);
      }
    }
    if (!Arrays.equals(bytes, Arrays.copyOf(found.array(), found.position()))) {
      throw new IOException("what was read back is not what was written");
    }
  }
}
