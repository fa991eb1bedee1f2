package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nn.api.Operation;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import org.junit.jupiter.api.Test;

/** The tape: accumulation, recording, in-place changes, custom operations. */
class BackwardTest {
  private final Engine engine = Engines.withThreads(1);
  private final DenseParameter w = engine.parameter(Shape.of(2), 3, -1);

  private static float[] gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    assertNotNull(gradient);
    return gradient.toArray();
  }

  @Test
  void gradientsAccumulateUntilTheyAreZeroed() {
    w.mul(w).sum().backward();
    assertArrayEquals(new float[] {6, -2}, gradient(w));
    w.mul(w).sum().backward();
    assertArrayEquals(new float[] {12, -4}, gradient(w));
    w.zeroGrad();
    assertNull(w.gradient());
    w.sum().backward();
    assertArrayEquals(new float[] {1, 1}, gradient(w));
  }

  @Test
  void theSameLossMayBeDifferentiatedTwice() {
    Tensor loss = w.mul(w).sum();
    loss.backward();
    loss.backward();
    assertArrayEquals(new float[] {12, -4}, gradient(w));
  }

  @Test
  void aDiamondCountsEveryPathOnce() {
    Tensor x = w.mul(2f);
    Tensor y = x.add(x).mul(x);
    y.sum().backward();
    assertArrayEquals(new float[] {48, -16}, gradient(w)); // y = 8 w², dy = 16 w
  }

  @Test
  void aDeepGraphNeedsNoStack() {
    Tensor x = w;
    for (int i = 0; i < 100_000; i++) {
      x = x.add(0f);
    }
    x.sum().backward();
    assertArrayEquals(new float[] {1, 1}, gradient(w));
  }

  @Test
  void nothingIsRecordedWhileRecordingIsOff() {
    Tensor loss = engine.withoutRecording(() -> w.mul(w).sum());
    assertFalse(loss.requiresGrad());
    assertTrue(
        assertThrows(IllegalStateException.class, loss::backward)
            .getMessage()
            .contains("recording was off"));
    assertTrue(w.mul(w).requiresGrad());
  }

  @Test
  void detachCutsTheGraph() {
    w.mul(w.mul(2f).detach()).sum().backward();
    assertArrayEquals(new float[] {6, -2}, gradient(w));
  }

  @Test
  void onlyAScalarHasABackwardWithoutUpstream() {
    String message =
        assertThrows(IllegalStateException.class, () -> w.mul(w).backward()).getMessage();
    assertEquals(
        "backward: the loss must be a scalar but has shape [2]; reduce it with mean() or sum(), or"
            + " pass the upstream gradient",
        message);
  }

  @Test
  void anInPlaceChangeOfANeededValueIsRefused() {
    Tensor loss = w.mul(w).sum();
    w.assign(1, 1);
    String message = assertThrows(IllegalStateException.class, loss::backward).getMessage();
    assertTrue(message.contains("the derivative of mul needs was changed in place"), message);
    assertNull(w.gradient());
  }

  @Test
  void anInPlaceChangeOfAValueThatNoDerivativeNeedsIsFine() {
    Tensor loss = w.add(w).sum();
    w.assign(1, 1);
    loss.backward();
    assertArrayEquals(new float[] {2, 2}, gradient(w));
  }

  @Test
  void aChangedResultIsNoticedThroughAView() {
    Tensor y = w.exp();
    Tensor loss = y.reshape(2, 1).sum();
    y.reshape(1, 2).assign(0, 0);
    assertThrows(IllegalStateException.class, loss::backward);
  }

  @Test
  void aCustomOperationBringsItsDerivative() {
    Operation cube =
        inputs -> {
          Tensor x = inputs.get(0);
          return new Operation.Result(
              x.mul(x).mul(x), upstream -> List.of(upstream.mul(x).mul(x).mul(3f)));
        };
    w.mul(2f).apply(cube).sum().backward();
    assertArrayEquals(new float[] {216, 24}, gradient(w)); // (2w)³, 24 w²
  }

  @Test
  void aCustomOperationThatReturnsItsInputStillUsesItsOwnDerivative() {
    Operation reversed = inputs -> new Operation.Result(inputs.get(0), dy -> List.of(dy.neg()));
    w.mul(1f).apply(reversed).sum().backward();
    assertArrayEquals(new float[] {-1, -1}, gradient(w));
  }

  @Test
  void aCustomDerivativeOfWrongShapeIsNamed() {
    Operation wrong =
        new Operation() {
          @Override
          public Result forward(List<Tensor> inputs) {
            return new Result(inputs.get(0).mul(2f), dy -> List.of(dy.sum()));
          }

          @Override
          public String name() {
            return "twice";
          }
        };
    String message =
        assertThrows(IllegalStateException.class, () -> w.apply(wrong).sum().backward())
            .getMessage();
    assertEquals("twice: the gradient of input 0 has shape [], the input [2]", message);
  }

  @Test
  void parametersKeepValuesAndGradientsWhenTheyMoveIntoOneStorage() {
    DenseParameter v = engine.parameter(Shape.of(3), 4, 5, 6);
    w.mul(2f).sum().backward();
    Tensor before = w.mul(w).sum();
    List<ParameterStorage> storages = ParameterStorage.pack(List.of(v, w));
    assertEquals(1, storages.size());
    assertArrayEquals(new float[] {4, 5, 6, 3, -1}, storages.getFirst().values());
    assertArrayEquals(new float[] {2, 2}, gradient(w));
    before.backward();
    assertArrayEquals(new float[] {8, 0}, gradient(w));
    DenseParameter late = engine.parameter(Shape.of(1), 9);
    List<ParameterStorage> both = ParameterStorage.pack(List.of(late, w, v));
    assertEquals(List.of(late.storage(), v.storage()), both);
  }

  @Test
  void memoryOfAStepIsUsedAgainAndAccessToItIsRefused() {
    Tensor[] made = new Tensor[2];
    float[] first =
        engine.inStepScope(() -> {
          made[0] = w.mul(w);
          made[1] = w.exp().keep();
          return ((EngineTensor) made[0]).array();
        });
    String message =
        assertThrows(IllegalStateException.class, () -> made[0].toArray()).getMessage();
    assertTrue(message.contains("call keep()"), message);
    assertEquals(2, made[1].toArray().length);
    boolean reused =
        engine.inStepScope(() ->
            Stream.of(w.add(1f), w.add(2f), w.add(3f))
                .map(tensor -> ((EngineTensor) tensor).array())
                .anyMatch(Predicate.isEqual(first)));
    assertTrue(reused);
  }

  @Test
  void aStepInAScopeGivesTheSameBitsAsOneWithout() {
    float[] plain = run(false);
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(plain, run(true));
    }
  }

  private float[] run(boolean scoped) {
    DenseParameter p = engine.parameter(Shape.of(2, 2), 0.1f, -0.2f, 0.3f, 0.4f);
    for (int step = 0; step < 10; step++) {
      p.zeroGrad();
      if (scoped) {
        engine.inStepScope(() -> step(p));
      } else {
        step(p);
      }
      float[] values = p.toArray();
      float[] gradient = gradient(p);
      for (int i = 0; i < values.length; i++) {
        values[i] -= 0.1f * gradient[i];
      }
      p.assign(values);
    }
    return p.toArray();
  }

  private static boolean step(DenseParameter p) {
    p.matmul(p).tanh().matmul(p.transpose(0, 1)).pow(2f).mean().backward();
    return true;
  }

  @Test
  void threadsDoNotChangeTheBits() {
    Engine two = Engines.withThreads(2);
    float[] values = Engines.gaussian(new java.util.Random(5), 300 * 300);
    assertTrue(Arrays.equals(chain(engine, values), chain(two, values)));
  }

  private static float[] chain(Engine engine, float[] values) {
    DenseParameter p = engine.parameter(Shape.of(300, 300), values);
    p.matmul(p).tanh().add(p.exp()).mul(0.1f).mean().backward();
    return gradient(p);
  }
}
