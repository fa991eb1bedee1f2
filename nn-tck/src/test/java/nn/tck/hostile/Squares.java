package nn.tck.hostile;

/** Activations, each of which breaks one contract. */
final class Squares {
  private Squares() {}

  static final Square THROWING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          throw new IllegalStateException("no");
        }
      };
  static final Square WRONG_SLOPE =
      new Square() {
        @Override
        public void gradient(float[] x, float[] y, float[] u, float[] g, int from, int to) {
          for (int i = from; i < to; i++) {
            g[i] = 1.98f * x[i] * u[i];
          }
        }
      };
  static final Square OVERFLOWING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          for (int i = from; i < to; i++) {
            y[i] = (float) StrictMath.exp(x[i]);
          }
        }
      };
  static final Square INPUT_CHANGING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          super.value(x, y, from, to);
          System.arraycopy(y, from, x, from, to - from);
        }
      };
  static final Square OVERREACHING =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          super.value(x, y, 0, x.length);
        }
      };
  static final Square RANGE_DEPENDENT =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          for (int i = from; i < to; i++) {
            y[i] = x[i] * x[from];
          }
        }
      };
  static final Square STATE_KEEPING =
      new Square() {
        private float[] last = new float[0];

        @Override
        public void value(float[] x, float[] y, int from, int to) {
          super.value(x, y, from, to);
          last = x;
        }

        @Override
        public void gradient(float[] x, float[] y, float[] u, float[] g, int from, int to) {
          super.gradient(last, y, u, g, from, to);
        }
      };
  static final Square NON_DETERMINISTIC =
      new Square() {
        @Override
        public void value(float[] x, float[] y, int from, int to) {
          for (int i = from; i < to; i++) {
            y[i] = x[i] * (x[i] + 1e-3f * (System.nanoTime() % 97));
          }
        }
      };
}
