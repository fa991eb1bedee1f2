package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.loss.CrossEntropy;
import nn.layers.loss.MeanSquaredError;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final Nn nn = Nn.create();
  private final Tensor scores = nn.tensor(Shape.of(4, 3), 1, 2, 0, 5, 5, 1, 0, 0, 9, -3, -1, -2);

  @Test
  void accuracyCountsTheFirstLargestScore() {
    assertEquals(0.75, Accuracy.of(scores, nn.tensor(Shape.of(4), 1, 0, 2, 0)));
    assertEquals(0.5, Accuracy.of(scores, nn.tensor(Shape.of(4), 1, 1, 2, 0)));
  }

  @Test
  void accuracyOfWhatHasNoClassesIsNan() {
    assertTrue(Double.isNaN(Accuracy.of(scores, scores)));
  }

  @Test
  void lossIsTheMeanOverSamplesNotOverBatches() {
    List<Batch> batches =
        List.of(
            new Batch(nn.tensor(Shape.of(3, 1), 1, 1, 1), nn.zeros(Shape.of(3, 1))),
            new Batch(nn.tensor(Shape.of(1, 1), 3), nn.zeros(Shape.of(1, 1))));
    assertEquals(3, Evaluation.of(nn, x -> x, new MeanSquaredError(), batches).loss());
  }

  @Test
  void modelIsInEvaluationModeMeanwhileAndRecordsNothing() {
    List<String> calls = new ArrayList<>();
    var weight = nn.parameter(Shape.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1);
    Module model =
        new Module() {
          @Override
          public Tensor forward(Tensor input) {
            Tensor output = input.matmul(weight);
            assertFalse(output.requiresGrad());
            calls.add("forward");
            return output;
          }

          @Override
          public void train() {
            calls.add("train");
          }

          @Override
          public void eval() {
            calls.add("eval");
          }
        };
    List<Batch> batches = List.of(new Batch(scores, nn.tensor(Shape.of(4), 1, 0, 2, 1)));
    assertEquals(1, Evaluation.of(nn, model, new CrossEntropy(), batches).accuracy());
    assertEquals(List.of("eval", "forward", "train"), calls);
  }

  @Test
  void noSamplesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Evaluation.of(nn, x -> x, new MeanSquaredError(), List.of()));
  }
}
