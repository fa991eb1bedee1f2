package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;

/** A tensor that was recorded: as many numbers as the shape has elements, row-major. */
record Array(Shape shape, Numbers numbers) {

  /** Reads an object with {@code shape} and {@code values}. */
  static Array of(Item item) {
    return of(item, shape(item.get("shape")), "values");
  }

  /** Reads an object that has the numbers of an array of a shape under a key. */
  static Array of(Item item, Shape shape, String key) {
    return new Array(shape, item.get(key).numbers(shape.size(), "as shape " + shape + " says"));
  }

  /** Reads an array of a shape. */
  static Array of(Item item, Shape shape) {
    Array array = of(item);
    if (!array.shape.equals(shape)) {
      throw item.malformed("expected shape " + shape + ", found " + array.shape);
    }
    return array;
  }

  /** Reads an object of arrays by name. */
  static SequencedMap<String, Array> byName(Item item) {
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    item.members().forEach((name, each) -> arrays.put(name, of(each)));
    return arrays;
  }

  /** Reads a shape: whole numbers from 1, none for a single number. */
  static Shape shape(Item item) {
    if (item.json() instanceof Json.Elements elements && elements.values().isEmpty()) {
      return Shape.of();
    }
    int[] lengths = item.items().stream().mapToInt(each -> each.whole(1)).toArray();
    try {
      return Shape.of(lengths);
    } catch (IllegalArgumentException e) {
      throw item.malformed(String.valueOf(e.getMessage()));
    }
  }

  Tensor tensor(Nn nn) {
    return nn.tensor(shape, numbers.floats());
  }

  Parameter parameter(Nn nn) {
    return nn.parameter(shape, numbers.floats());
  }
}
