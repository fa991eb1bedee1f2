package nn.layers.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.layers.checkpoint.Header.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a safetensors file: which fields stand where, and of what type.
 *
 * <p>No unknown and no missing field, names after {@link Names}, rank at most 32. What the numbers
 * mean together is {@link HeaderRules}'s to check.
 */
final class HeaderParser {
  private final Path file;
  private final byte[] bytes;
  private final List<Entry> entries = new ArrayList<>();
  private final SequencedMap<String, String> metadata = new LinkedHashMap<>();
  private int digestOffset = -1;

  HeaderParser(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  Header parse() throws IOException {
    try (StrictJson json = new StrictJson(file, bytes)) {
      json.requireObject("header");
      while (json.nextField()) {
        readField(json, json.name());
      }
      json.requirePadding();
    } catch (JsonProcessingException e) {
      long offset = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
      throw new CorruptFileException(
          file, Header.LENGTH_BYTES + offset, "the header is not valid: " + e.getOriginalMessage());
    }
    return new Header(entries, metadata, digestOffset);
  }

  private void readField(StrictJson json, String name) throws IOException {
    if (name.equals(Header.METADATA)) {
      json.requireObject(name);
      while (json.nextField()) {
        readMetadata(json, json.name());
      }
    } else {
      String place = "array '" + Names.printable(name) + "'";
      requireName(json, name, place);
      entries.add(readEntry(json, name, place));
    }
  }

  private void readMetadata(StrictJson json, String key) throws IOException {
    String place = "metadata '" + Names.printable(key) + "'";
    requireName(json, key, place);
    String value = json.string(place);
    metadata.put(key, value);
    if (key.equals(Header.FORMAT) && !value.equals(Header.FORMAT_VERSION)) {
      throw json.corrupt(
          place, "expected '" + Header.FORMAT_VERSION + "', found " + Names.printable(value));
    }
    if (key.equals(Header.DIGEST)) {
      digestOffset = requireDigest(json, value, place);
    }
  }

  private int requireDigest(StrictJson json, String value, String place) throws IOException {
    int offset = json.tokenOffset() + 1;
    boolean plain =
        value.matches("[0-9a-f]{" + Header.DIGEST_LENGTH + "}")
            && bytes[offset + Header.DIGEST_LENGTH] == '"';
    if (!plain) {
      throw json.corrupt(place, "expected 64 hexadecimal digits in lower case");
    }
    return offset;
  }

  private static Entry readEntry(StrictJson json, String name, String place) throws IOException {
    json.requireObject(place);
    @Nullable DType dtype = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    while (json.nextField()) {
      switch (json.name()) {
        case "dtype" -> dtype = readDType(json, place);
        case "shape" -> shape = json.integers(place + ".shape", Header.MAX_RANK);
        case "data_offsets" -> offsets = json.integers(place + ".data_offsets", 2);
        default ->
            throw json.corrupt(
                place,
                "expected dtype, shape and data_offsets, found '"
                    + Names.printable(json.name())
                    + "'");
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw json.corrupt(place, "expected a dtype, a shape and two data_offsets");
    }
    return new Entry(name, dtype, shape, offsets.get(0), offsets.get(1));
  }

  private static DType readDType(StrictJson json, String place) throws IOException {
    String name = json.string(place + ".dtype");
    Optional<DType> dtype = DType.byName(name);
    if (dtype.isEmpty()) {
      throw json.corrupt(place, "the format has no dtype '" + Names.printable(name) + "'");
    }
    return dtype.get();
  }

  private static void requireName(StrictJson json, String name, String place) throws IOException {
    Optional<String> problem = Names.problem(name);
    if (problem.isPresent()) {
      throw json.corrupt(place, problem.get());
    }
  }
}
