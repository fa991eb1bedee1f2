package nn.kernels.vector;

import java.util.Random;

/** Arguments that kernels are compared at. */
final class Values {
  /** What has its own branch in the mathematics, or in a processor. */
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Math.nextDown(Float.MIN_NORMAL),
    -Math.nextDown(Float.MIN_NORMAL),
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    0x1p-25f,
    1,
    Math.nextUp(1f),
    Math.nextDown(1f),
    -1,
    Math.nextUp(-1f),
    Math.nextDown(-1f),
    (float) Math.PI + 1e-5f,
    (float) Math.PI - 1e-5f,
    -0.7517915f,
    -14.3f,
    -14.55f,
    -87.5f,
    88.72284f,
    89,
    -103.97f,
    -104.5f,
    150,
    1e20f,
    -1e20f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    Float.intBitsToFloat(0xffc00000),
    Float.intBitsToFloat(0x7fabcdef),
    Float.intBitsToFloat(0xff812345)
  };

  private Values() {}

  static float[] special() {
    return SPECIAL.clone();
  }

  /** Returns numbers around 0, every tenth of them any bits at all. */
  static float[] random(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          random.nextInt(10) == 0
              ? Float.intBitsToFloat(random.nextInt())
              : 5 * (float) random.nextGaussian();
    }
    return values;
  }
}
