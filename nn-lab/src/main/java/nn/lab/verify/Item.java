package nn.lab.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.lab.verify.Json.Elements;
import nn.lab.verify.Json.Members;
import nn.lab.verify.Json.Value;

/**
 * A piece of a trace file while it is read.
 *
 * <p>Every method throws {@link MalformedTraceException} if the piece is not what is asked for.
 *
 * @param path where it is in the file: {@code cases[2].after[10]}
 */
record Item(String path, Json json) {

  MalformedTraceException malformed(String message) {
    return new MalformedTraceException(
        json.place(), path.isEmpty() ? message : path + ": " + message);
  }

  MalformedTraceException expected(String what) {
    return malformed("expected " + what + ", found " + json);
  }

  /** Returns what stands under each key. */
  SequencedMap<String, Item> members() {
    if (!(json instanceof Members members)) {
      throw expected("an object");
    }
    SequencedMap<String, Item> items = new LinkedHashMap<>();
    members
        .values()
        .forEach((key, value) ->
            items.put(key, new Item(path.isEmpty() ? key : path + "." + key, value)));
    return items;
  }

  /** Returns what stands under a key, if anything does. */
  Optional<Item> find(String key) {
    return Optional.ofNullable(members().get(key));
  }

  /** Returns what stands under a key. */
  Item get(String key) {
    return find(key).orElseThrow(() -> malformed("the key '" + key + "' is missing"));
  }

  /** Returns the elements of a list that has at least one. */
  List<Item> items() {
    if (!(json instanceof Elements elements) || elements.values().isEmpty()) {
      throw expected("a list that is not empty");
    }
    List<Item> items = new ArrayList<>();
    for (Json value : elements.values()) {
      items.add(new Item(path + "[" + items.size() + "]", value));
    }
    return items;
  }

  /**
   * Returns the elements of a list.
   *
   * @param what what the elements are, and what each is for: {@code "parameters, one per step"}
   */
  List<Item> items(int count, String what) {
    List<Item> items = items();
    if (items.size() != count) {
      throw expected("a list of " + count + ", " + what);
    }
    return items;
  }

  boolean isNull() {
    return json instanceof Value(var value, _) && value == null;
  }

  String text() {
    if (json instanceof Value(String text, _)) {
      return text;
    }
    throw expected("a text");
  }

  /** Returns a whole number that is at least {@code min}. */
  int whole(int min) {
    if (json instanceof Value(Long number, _) && number >= min && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw expected("a whole number from " + min);
  }

  /** Returns a list of numbers that is not empty. */
  Numbers numbers() {
    List<Item> items = items();
    double[] values = new double[items.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = items.get(i).number();
    }
    return new Numbers(path, values);
  }

  /** Returns a list of numbers. */
  Numbers numbers(int count, String what) {
    items(count, what);
    return numbers();
  }

  /** Returns this, which is a number. */
  Item asNumber() {
    number();
    return this;
  }

  double number() {
    if (json instanceof Value(Number number, _)) {
      return number.doubleValue();
    }
    throw expected("a number");
  }
}
