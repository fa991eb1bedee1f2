package nn.lab.verify;

/** Numbers that were recorded, and where in the file; immutable. */
final class Numbers {
  private final String path;
  private final double[] values;

  /** Takes the array over. */
  Numbers(String path, double... values) {
    this.path = path;
    this.values = values;
  }

  int size() {
    return values.length;
  }

  double get(int index) {
    return values[index];
  }

  /** Returns where in the file an element stands: {@code cases[0].lr[3]}. */
  String path(int index) {
    return path + "[" + index + "]";
  }

  /** Returns the elements as the engine holds them. */
  float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
