package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import nn.api.StoredArray;

/** Writes one safetensors file: the header, the data, and then the digest into the header. */
final class SafeTensorsWriter {
  private final SequencedMap<String, StoredArray> arrays;
  private final byte[] header;
  private final Sha256 sha256 = new Sha256();
  private final ByteBuffer buffer = LittleEndian.buffer();

  /**
   * Prepares the header.
   *
   * @throws IllegalArgumentException if the format cannot hold the content
   */
  SafeTensorsWriter(TensorFile content) {
    this.arrays = aligned(content.arrays());
    this.header = HeaderWriter.write(arrays, content.metadata());
  }

  /** Returns the arrays with the larger elements first, so that each array is aligned. */
  private static SequencedMap<String, StoredArray> aligned(Map<String, StoredArray> arrays) {
    SequencedMap<String, StoredArray> aligned = new LinkedHashMap<>();
    arrays.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -DType.of(entry.getValue()).bits()))
        .forEachOrdered(entry -> aligned.put(entry.getKey(), entry.getValue()));
    return aligned;
  }

  /** Writes the file from its start; returns the digest. */
  String write(FileChannel channel) throws IOException {
    writeFully(channel, LittleEndian.length(header.length));
    writeFully(channel, ByteBuffer.wrap(header));
    sha256.updateHeader(header, HeaderWriter.DIGEST_OFFSET);
    for (StoredArray array : arrays.values()) {
      writeArray(channel, array);
    }
    String digest = sha256.hex();
    channel.position(Header.LENGTH_BYTES + (long) HeaderWriter.DIGEST_OFFSET);
    writeFully(channel, ByteBuffer.wrap(digest.getBytes(StandardCharsets.US_ASCII)));
    return digest;
  }

  private void writeArray(FileChannel channel, StoredArray array) throws IOException {
    switch (array) {
      case StoredArray.F32(var _, float[] values) ->
          writeData(
              channel,
              values.length,
              Float.BYTES,
              (from, count) -> buffer.asFloatBuffer().put(values, from, count));
      case StoredArray.F64(var _, double[] values) ->
          writeData(
              channel,
              values.length,
              Double.BYTES,
              (from, count) -> buffer.asDoubleBuffer().put(values, from, count));
      case StoredArray.I64(var _, long[] values) ->
          writeData(
              channel,
              values.length,
              Long.BYTES,
              (from, count) -> buffer.asLongBuffer().put(values, from, count));
    }
  }

  /** Passes the elements through the buffer; {@code put} takes the first index and a count. */
  private void writeData(
      FileChannel channel, int length, int elementBytes, BiConsumer<Integer, Integer> put)
      throws IOException {
    int from = 0;
    while (from < length) {
      int count = Math.min(buffer.capacity() / elementBytes, length - from);
      buffer.clear();
      put.accept(from, count);
      buffer.limit(count * elementBytes);
      sha256.update(buffer);
      writeFully(channel, buffer);
      from += count;
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }
}
