package nn.layers.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;

/** A graph while it is made; the numbers of fields are those of onnx.proto. */
final class Graph implements ExportGraph {
  /** Types of elements. */
  static final int FLOAT = 1;

  static final int INT64 = 7;
  static final int DOUBLE = 11;

  private static final int NODE = 1;
  private static final int GRAPH_NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  private final List<Message> nodes = new ArrayList<>();
  private final List<Message> constants = new ArrayList<>();
  private int names;

  private String name(String kind) {
    return kind.toLowerCase(Locale.ROOT) + "_" + names++;
  }

  @Override
  public List<String> add(String operator, int outputs, Attributes attributes, String... inputs) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      made.add(name(operator));
    }
    addNode(operator, made, attributes, inputs);
    return List.copyOf(made);
  }

  /** Adds an operator whose outputs have names already. */
  void addNode(String operator, List<String> outputs, Attributes attributes, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    outputs.forEach(output -> node.text(2, output));
    node.text(3, outputs.getFirst()).text(4, operator);
    attributes.values().forEach((name, value) -> node.message(5, AttributeText.of(name, value)));
    nodes.add(node);
  }

  @Override
  public String constant(Shape shape, float... values) {
    byte[] bytes = new byte[Math.multiplyExact(Float.BYTES, values.length)];
    littleEndian(bytes).asFloatBuffer().put(values);
    return tensor(shape, FLOAT, bytes);
  }

  @Override
  public String whole(Shape shape, long... values) {
    byte[] bytes = new byte[Math.multiplyExact(Long.BYTES, values.length)];
    littleEndian(bytes).asLongBuffer().put(values);
    return tensor(shape, INT64, bytes);
  }

  /** Adds numbers in double. */
  String doubles(Shape shape, double... values) {
    byte[] bytes = new byte[Math.multiplyExact(Double.BYTES, values.length)];
    littleEndian(bytes).asDoubleBuffer().put(values);
    return tensor(shape, DOUBLE, bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String tensor(Shape shape, int type, byte[] bytes) {
    String name = name("constant");
    Message tensor = new Message();
    for (int length : shape.toArray()) {
      tensor.whole(1, length);
    }
    constants.add(tensor.whole(2, type).text(8, name).bytes(9, bytes));
    return name;
  }

  /** Returns the whole graph. */
  Message message(Message input, Message output) {
    Message graph = new Message();
    nodes.forEach(node -> graph.message(NODE, node));
    graph.text(GRAPH_NAME, "network");
    constants.forEach(constant -> graph.message(INITIALIZER, constant));
    return graph.message(INPUT, input).message(OUTPUT, output);
  }

  /** Returns the description of an input or an output: a batch of samples. */
  static Message batch(String name, int type, Shape sample) {
    Message shape = new Message().message(1, new Message().text(2, "batch"));
    for (int length : sample.toArray()) {
      shape.message(1, new Message().whole(1, length));
    }
    Message tensor = new Message().whole(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }
}
