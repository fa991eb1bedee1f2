package nn.layers.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.StoredArray;

/**
 * What a safetensors file holds: named arrays, and text about them.
 *
 * <p>Immutable but for the elements of the arrays. Names are 1 to 512 characters without control
 * characters and are never used as a path.
 *
 * @param arrays by name, in the order of the file
 * @param metadata by key; keys that start with {@code nn.} belong to the format
 */
public record TensorFile(
    SequencedMap<String, StoredArray> arrays, SequencedMap<String, String> metadata) {
  /** Copies both maps. */
  public TensorFile {
    arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
  }
}
