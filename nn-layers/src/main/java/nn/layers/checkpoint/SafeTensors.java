package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads and writes files in the <a href="https://github.com/huggingface/safetensors">safetensors
 * format</a>, which PyTorch and NumPy read too.
 *
 * <p>A file written here carries the SHA-256 of itself in its metadata ({@code nn.sha256}), and a
 * file that carries one is checked against it. Reading is stricter than the reference wherever two
 * readers could disagree about a file, and allocates nothing before the whole header is checked.
 * Thread-safe; an interrupt while saving makes the save fail with {@link NotCommittedException}.
 */
public final class SafeTensors {
  private SafeTensors() {}

  /**
   * Reads a file of F32, F64 and I64 arrays; F16 and BF16 arrays become F32.
   *
   * @throws CorruptFileException if the file is not valid, or holds another type
   * @throws IOException if it cannot be read
   */
  public static TensorFile read(Path file) throws IOException {
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      return reader.load();
    }
  }

  /**
   * Writes a file, or replaces it, so that a crash at any moment leaves the earlier or the whole
   * new one.
   *
   * @throws IllegalArgumentException if a name or text is not allowed by the format
   * @throws NotCommittedException if nothing was saved
   * @throws DurabilityUncertainException if the file was saved but may not survive a power loss
   */
  public static void write(Path file, TensorFile content) throws IOException {
    DurableFile.replace(file, new Verified(new SafeTensorsWriter(content)));
  }

  /** Writes, and compares the digest of what is read back with that of what was written. */
  private static final class Verified implements DurableFile.Content {
    private final SafeTensorsWriter writer;
    private String written = "";

    Verified(SafeTensorsWriter writer) {
      this.writer = writer;
    }

    @Override
    public void write(FileChannel channel) throws IOException {
      written = writer.write(channel);
    }

    @Override
    public void verify(Path file) throws IOException {
      try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
        String found = reader.verify();
        if (!found.equals(written)) {
          throw new IOException("wrote SHA-256 " + written + ", read back " + found);
        }
      }
    }
  }
}
