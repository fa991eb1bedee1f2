package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.loss.CrossEntropy;
import nn.layers.loss.Losses;
import nn.layers.loss.MeanSquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The loss of all rows at once is the same however they are cut, and what forward says of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cross_entropy",
        "cross_entropy(weight=[1, 10, 0.1])",
        "cross_entropy(weight=[1, 10, 0], label_smoothing=0.2)",
        "cross_entropy(ignore_index=1)",
        "cross_entropy(ignore_index=1, weight=[1, 5, 3])",
        "cross_entropy(reduction=sum)",
        "cross_entropy(reduction=sum, weight=[1, 10, 0], label_smoothing=0.2)",
        "nll(weight=[1, 10, 0.1])",
        "nll(ignore_index=2, reduction=sum)",
        "mse",
        "mse(reduction=sum)",
        "l1",
        "huber(delta=0.3, reduction=sum)",
        "binary_cross_entropy_with_logits(pos_weight=[1, 2, 5])",
        "binary_cross_entropy_with_logits(reduction=sum)"
      })
  void lossDoesNotDependOnTheBatches(String spec) {
    long seed = 20262;
    Random random = new Random(seed);
    Loss criterion = new Losses().create(spec);
    boolean takesClasses = spec.startsWith("cross") || spec.startsWith("nll");
    int rows = 200;
    float[] inputs = new float[rows * 3];
    float[] targets = new float[takesClasses ? rows : rows * 3];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = takesClasses ? Math.max(0, random.nextInt(-5, 3)) : random.nextInt(2);
    }
    double expected = evaluate(criterion, inputs, targets, rows).loss();
    Tensor whole = nn.tensor(Shape.of(rows, 3), inputs);
    Shape shape = takesClasses ? Shape.of(rows) : Shape.of(rows, 3);
    assertEquals(criterion.forward(whole, nn.tensor(shape, targets)).item(), expected, 1e-6);
    for (int size : new int[] {1, 7, 64, 199}) {
      double actual = evaluate(criterion, inputs, targets, size).loss();
      assertEquals(expected, actual, 1e-6 * Math.abs(expected), "by " + size + ", seed " + seed);
    }
  }

  private Evaluation evaluate(Loss criterion, float[] inputs, float[] targets, int size) {
    int rows = inputs.length / 3;
    int width = targets.length / rows;
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < rows; from += size) {
      int to = Math.min(rows, from + size);
      Shape shape = width == 1 ? Shape.of(to - from) : Shape.of(to - from, width);
      batches.add(
          new Batch(
              nn.tensor(Shape.of(to - from, 3), Arrays.copyOfRange(inputs, from * 3, to * 3)),
              nn.tensor(shape, Arrays.copyOfRange(targets, from * width, to * width))));
    }
    return Evaluation.of(nn, x -> x, criterion, batches);
  }

  @Test
  void targetsThatDoNotCountMakeNoLossAndNoAccuracy() {
    float[] inputs = {1, 2, 0, 5, 1, 1};
    Evaluation none = evaluate(new CrossEntropy(), inputs, new float[] {-100, -100}, 1);
    assertTrue(Double.isNaN(none.loss()) && Double.isNaN(none.accuracy()));
    assertEquals(0, none.weight());
    Evaluation one = evaluate(new CrossEntropy(), inputs, new float[] {-100, 0}, 1);
    assertEquals(1, one.accuracy());
    assertEquals(1, one.weight());
    assertTrue(Double.isFinite(one.loss()));
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
