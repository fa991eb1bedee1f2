package nn.layers.onnx;

import java.util.List;

/** Writes an attribute of an operator, whose type its value says. */
final class AttributeText {
  private static final int TYPE = 20;

  private AttributeText() {}

  static Message of(String name, Object value) {
    Message attribute = new Message().text(1, name);
    return switch (value) {
      case Float number -> attribute.number(2, number).whole(TYPE, 1);
      case Long number -> attribute.whole(3, number).whole(TYPE, 2);
      case String text -> attribute.text(4, text).whole(TYPE, 3);
      case List<?> list -> list(attribute, list);
      default -> throw new IllegalArgumentException("attribute '" + name + "': " + value);
    };
  }

  private static Message list(Message attribute, List<?> list) {
    boolean areTexts = !list.isEmpty() && list.getFirst() instanceof String;
    for (Object each : list) {
      if (each instanceof Long number) {
        attribute.whole(8, number);
      } else {
        attribute.text(9, String.valueOf(each));
      }
    }
    return attribute.whole(TYPE, areTexts ? 8 : 7);
  }
}
