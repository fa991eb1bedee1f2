package nn.autograd.tensor;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Arrays waiting to be used again, by exact length.
 *
 * <p>The garbage collector may take them when memory is short: batches of ever new sizes would
 * otherwise fill it with arrays of lengths that never come back. An open hash table of its own:
 * boxed keys would be garbage in every step. Belongs to one thread at a time.
 */
final class ArrayPool {
  /** 2³² over the golden ratio: spreads lengths that differ little or are multiples of a power. */
  private static final int SPREAD = 0x9e3779b9;

  private @Nullable Shelf[] shelves = new Shelf[32];
  private int used;

  /** The arrays of one length. */
  private static final class Shelf {
    final int length;
    SoftReference<ArrayDeque<float[]>> arrays = new SoftReference<>(new ArrayDeque<>());

    Shelf(int length) {
      this.length = length;
    }

    ArrayDeque<float[]> arrays() {
      ArrayDeque<float[]> waiting = arrays.get();
      if (waiting == null) {
        waiting = new ArrayDeque<>();
        arrays = new SoftReference<>(waiting);
      }
      return waiting;
    }
  }

  /** Returns an array that may hold old numbers, or null if none of this length is waiting. */
  float @Nullable [] take(int length) {
    Shelf shelf = shelves[place(length)];
    return shelf == null ? null : shelf.arrays().pollLast();
  }

  void give(float[] array) {
    int place = place(array.length);
    Shelf shelf = shelves[place];
    if (shelf == null) {
      shelf = new Shelf(array.length);
      shelves[place] = shelf;
      used++;
    }
    shelf.arrays().addLast(array);
    if (2 * used > shelves.length) {
      grow();
    }
  }

  /** Returns where the shelf of a length is, or where it would be. */
  private int place(int length) {
    int mask = shelves.length - 1;
    int place = (length * SPREAD) >>> 16 & mask;
    Shelf shelf = shelves[place];
    while (shelf != null && shelf.length != length) {
      place = (place + 1) & mask;
      shelf = shelves[place];
    }
    return place;
  }

  private void grow() {
    @Nullable Shelf[] old = shelves;
    shelves = new Shelf[2 * old.length];
    for (Shelf shelf : old) {
      if (shelf != null) {
        shelves[place(shelf.length)] = shelf;
      }
    }
  }
}
