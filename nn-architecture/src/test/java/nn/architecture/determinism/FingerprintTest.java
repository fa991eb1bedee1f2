package nn.architecture.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void equalBitsHaveEqualFingerprints() {
    assertEquals(of(1, 2), of(1, 2));
  }

  @Test
  void lastBitMatters() {
    assertNotEquals(of(1, 2), of(1, Math.nextUp(2f)));
  }

  @Test
  void signOfZeroMatters() {
    assertNotEquals(of(0f), of(-0f));
  }

  private static String of(float... values) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("values", values);
    return fingerprint.hex();
  }
}
