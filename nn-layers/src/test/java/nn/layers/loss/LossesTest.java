package nn.layers.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nn.api.loss.Reduction;
import nn.api.plugin.InvalidConfigException;
import org.junit.jupiter.api.Test;

class LossesTest {
  private final Losses losses = new Losses();

  @Test
  void textAndConstructorMakeTheSameLoss() {
    assertEquals(new CrossEntropy(), losses.create("cross_entropy"));
    assertEquals(new Huber(0.7, Reduction.SUM), losses.create("huber(delta=0.7, reduction=sum)"));
    assertEquals(
        new CrossEntropy(List.of(1.0, 2.0), 0.1, -1, Reduction.NONE),
        losses.create(
            "cross_entropy(weight=[1.0, 2.0], label_smoothing=0.1, ignore_index=-1,"
                + " reduction=none)"));
  }

  @Test
  void unknownNameSuggestsTheNearest() {
    var e = assertThrows(InvalidConfigException.class, () -> losses.create("cross_entrpy"));
    assertTrue(
        String.valueOf(e.getMessage()).contains("Did you mean 'cross_entropy'?"), e::getMessage);
  }

  @Test
  void allProblemsOfASpecAreReportedAtOnce() {
    var e =
        assertThrows(
            InvalidConfigException.class,
            () -> losses.create("cross_entropy(label_smoothing=1.5, reduction=avg, weights=[1])"));
    assertEquals(3, e.problems().size(), e::getMessage);
  }

  @Test
  void typedConstructorsRefuseWhatTheTextFormRefuses() {
    assertThrows(IllegalArgumentException.class, () -> new Huber(0, Reduction.MEAN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CrossEntropy(List.of(1.0), -0.1, -100, Reduction.MEAN));
  }
}
