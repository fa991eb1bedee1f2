package nn.layers.checkpoint;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import nn.api.Shape;
import nn.layers.checkpoint.Header.Entry;

/**
 * What the numbers of a header must mean together, checked before anything is allocated.
 *
 * <p>Sorted by offset, the arrays fill the data exactly: the first starts at 0, each where the one
 * before ends, the last ends with the file. Each is as long as its shape and type say, computed
 * without overflow.
 */
final class HeaderRules {
  private static final Comparator<Entry> BY_OFFSET =
      Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end);

  private HeaderRules() {}

  /** Returns the entries in the order of their data. */
  static List<Entry> inOrderOfData(Header header) {
    return header.entries().stream().sorted(BY_OFFSET).toList();
  }

  /** Returns the shape of an entry that {@link #check} accepted. */
  static Shape shape(Entry entry) {
    return Shape.of(entry.shape().stream().mapToInt(Math::toIntExact).toArray());
  }

  static void check(Path file, Header header, long dataBytes) throws CorruptFileException {
    long end = 0;
    for (Entry entry : inOrderOfData(header)) {
      if (entry.begin() != end) {
        throw corrupt(
            file, entry, "expected its data to start at " + end + ", found " + entry.begin());
      }
      requireLength(file, entry);
      requireSupported(file, entry);
      end = entry.end();
    }
    if (end != dataBytes) {
      throw new CorruptFileException(
          file, "length", "expected " + end + " bytes after the header, found " + dataBytes);
    }
  }

  private static void requireLength(Path file, Entry entry) throws CorruptFileException {
    long bytes;
    try {
      bytes = bytes(entry);
    } catch (ArithmeticException e) {
      throw corrupt(file, entry, "shape " + entry.shape() + " has no length: " + e.getMessage());
    }
    long found = entry.end() - entry.begin();
    if (bytes != found) {
      throw corrupt(
          file,
          entry,
          "expected " + bytes + " bytes for shape " + entry.shape() + ", found " + found);
    }
  }

  /** A dimension of 0 must not hide that the product of the others overflows. */
  private static long bytes(Entry entry) {
    long elements = 1;
    for (long length : entry.shape()) {
      elements = Math.multiplyExact(elements, Math.max(1, length));
    }
    long bits = Math.multiplyExact(elements, (long) entry.dtype().bits());
    if (entry.shape().contains(0L)) {
      return 0;
    }
    if (bits % Byte.SIZE != 0) {
      throw new ArithmeticException(bits + " bits are no whole number of bytes");
    }
    return bits / Byte.SIZE;
  }

  private static void requireSupported(Path file, Entry entry) throws CorruptFileException {
    if (!entry.dtype().isSupported()) {
      throw corrupt(file, entry, "nn reads F32, F64 and I64, not " + entry.dtype());
    }
    try {
      shape(entry);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw corrupt(
          file, entry, "shape " + entry.shape() + " exceeds the 2^31 - 1 elements of an array");
    }
  }

  private static CorruptFileException corrupt(Path file, Entry entry, String problem) {
    return new CorruptFileException(file, "array '" + Names.printable(entry.name()) + "'", problem);
  }
}
