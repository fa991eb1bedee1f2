package nn.layers.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.Header.Entry;

/** One pass over an open file: the checked header, the data in its order, then the digest. */
final class SafeTensorsReader implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final long fileBytes;
  private final Header header;
  private final Sha256 sha256 = new Sha256();
  private final ByteBuffer buffer = LittleEndian.buffer();

  private SafeTensorsReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.fileBytes = channel.size();
    byte[] bytes = readHeader();
    this.header = new HeaderParser(file, bytes).parse();
    HeaderRules.check(file, header, fileBytes - Header.LENGTH_BYTES - bytes.length);
    sha256.updateHeader(bytes, header.digestOffset());
  }

  /** Opens a file and checks its header; never follows a link or opens a device. */
  static SafeTensorsReader open(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new CorruptFileException(file, "type", "expected a regular file");
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try {
      return new SafeTensorsReader(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads the arrays and checks the digest, if there is one. */
  TensorFile load() throws IOException {
    Map<String, StoredArray> read = new LinkedHashMap<>();
    for (Entry entry : HeaderRules.inOrderOfData(header)) {
      read.put(entry.name(), readArray(entry));
    }
    checkDigest();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    for (Entry entry : header.entries()) {
      arrays.put(entry.name(), read.get(entry.name()));
    }
    SequencedMap<String, String> metadata = new LinkedHashMap<>(header.metadata());
    metadata.keySet().removeIf(key -> key.startsWith(Header.RESERVED));
    return new TensorFile(arrays, metadata);
  }

  /** Reads the arrays of a file that must have a digest. */
  TensorFile loadWithDigest() throws IOException {
    if (header.digestOffset() < 0) {
      throw new CorruptFileException(
          file, Header.METADATA, "expected the digest " + Header.DIGEST + ", found none");
    }
    return load();
  }

  /** Checks the digest without keeping the data; returns it. */
  String verify() throws IOException {
    for (Entry entry : HeaderRules.inOrderOfData(header)) {
      readData(entry, _ -> {});
    }
    return checkDigest();
  }

  private byte[] readHeader() throws IOException {
    if (fileBytes < Header.LENGTH_BYTES) {
      throw new CorruptFileException(
          file, fileBytes, "expected 8 bytes with the header's length, found " + fileBytes);
    }
    fill(Header.LENGTH_BYTES);
    long length = buffer.getLong();
    long limit = Math.min(Header.MAX_BYTES, fileBytes - Header.LENGTH_BYTES);
    if (length < 0 || length > limit) {
      throw new CorruptFileException(
          file,
          0,
          "expected a header of at most "
              + limit
              + " bytes, found the length "
              + Long.toUnsignedString(length));
    }
    byte[] bytes = new byte[(int) length];
    readFully(ByteBuffer.wrap(bytes));
    return bytes;
  }

  private StoredArray readArray(Entry entry) throws IOException {
    Shape shape = HeaderRules.shape(entry);
    return switch (entry.dtype()) {
      case F32 -> {
        FloatBuffer values = FloatBuffer.allocate(shape.size());
        readData(entry, chunk -> values.put(chunk.asFloatBuffer()));
        yield new StoredArray.F32(shape, values.array());
      }
      case F64 -> {
        DoubleBuffer values = DoubleBuffer.allocate(shape.size());
        readData(entry, chunk -> values.put(chunk.asDoubleBuffer()));
        yield new StoredArray.F64(shape, values.array());
      }
      case I64 -> {
        LongBuffer values = LongBuffer.allocate(shape.size());
        readData(entry, chunk -> values.put(chunk.asLongBuffer()));
        yield new StoredArray.I64(shape, values.array());
      }
      case F16 -> new StoredArray.F32(shape, widened(entry, shape, Float::float16ToFloat));
      case BF16 ->
          new StoredArray.F32(
              shape, widened(entry, shape, bits -> Float.intBitsToFloat(bits << Short.SIZE)));
      default -> throw new IllegalStateException("HeaderRules let pass " + entry.dtype());
    };
  }

  /** A number of 16 bits as a float, which holds it exactly. */
  private interface Widening {
    float apply(short bits);
  }

  private float[] widened(Entry entry, Shape shape, Widening widening) throws IOException {
    FloatBuffer values = FloatBuffer.allocate(shape.size());
    readData(
        entry,
        chunk -> {
          for (ShortBuffer bits = chunk.asShortBuffer(); bits.hasRemaining(); ) {
            values.put(widening.apply(bits.get()));
          }
        });
    return values.array();
  }

  private void readData(Entry entry, Consumer<ByteBuffer> sink) throws IOException {
    for (long left = entry.end() - entry.begin(); left > 0; left -= buffer.limit()) {
      fill((int) Math.min(buffer.capacity(), left));
      sha256.update(buffer);
      sink.accept(buffer);
    }
  }

  private void fill(int bytes) throws IOException {
    readFully(buffer.clear().limit(bytes));
    buffer.flip();
  }

  private void readFully(ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new CorruptFileException(
            file, channel.position(), "the file ended while it was read");
      }
    }
  }

  private String checkDigest() throws IOException {
    if (channel.size() != fileBytes) {
      throw new CorruptFileException(
          file, "length", "it changed from " + fileBytes + " bytes while it was read");
    }
    String found = sha256.hex();
    String expected = header.metadata().getOrDefault(Header.DIGEST, found);
    if (!expected.equals(found)) {
      throw new CorruptFileException(
          file, "content", "expected SHA-256 " + expected + ", found " + found);
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
