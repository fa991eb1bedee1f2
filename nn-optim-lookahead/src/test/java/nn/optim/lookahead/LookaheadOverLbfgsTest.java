package nn.optim.lookahead;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

/** Lookahead hands the closure on to an optimizer that evaluates several times per step. */
final class LookaheadOverLbfgsTest {
  private static final String SPEC =
      "lookahead(k=5, inner=lbfgs(max_iter=10, history_size=5, line_search_fn=strong_wolfe))";

  private static final Nn NN = Nn.create();

  @Test
  void findsTheMinimum() {
    Valley valley = new Valley().steps(40);
    assertArrayEquals(new float[] {1, 1}, valley.x.toArray(), 0.05f);
  }

  @Test
  void restoredStateContinuesBitForBit() {
    for (int n = 1; n < 6; n++) {
      Valley saved = new Valley().steps(n);
      Valley resumed = new Valley();
      resumed.x.assign(saved.x.toArray());
      resumed.optimizer.load(saved.optimizer.state());
      assertArrayEquals(
          new Valley().steps(8).x.toArray(), resumed.steps(8 - n).x.toArray(), "saved at " + n);
    }
  }

  /** (1 − x₀)² + 10 (x₁ − x₀²)². */
  private static final class Valley {
    private final Parameter x = NN.parameter(Shape.of(2), new float[] {-1.2f, 1});
    private final Optimizer optimizer;

    Valley() {
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      parameters.put("x", x);
      this.optimizer = NN.optimizers().create(SPEC, parameters);
    }

    Valley steps(int count) {
      for (int i = 0; i < count; i++) {
        optimizer.step(() -> {
          optimizer.zeroGrad();
          Tensor x0 = x.slice(0, 0, 1);
          Tensor ahead = x0.neg().add(1);
          Tensor aside = x.slice(0, 1, 2).sub(x0.mul(x0));
          Tensor loss = ahead.mul(ahead).add(aside.mul(aside).mul(10)).sum();
          loss.backward();
          return loss;
        });
      }
      return this;
    }
  }
}
