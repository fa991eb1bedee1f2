package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Gradients of random graphs against central differences: operations that are right alone may be
 * wrong together, where a result is used again, broadcast, viewed or detached.
 */
class RandomGraphTest {
  private static final int GRAPHS = 500;
  private static final float STEP = 1f / 128;
  private static final double TOLERANCE = 5e-3;
  private static final int[][] SHAPES = {{}, {3}, {1}, {2, 3}, {2, 1}, {1, 3}, {2, 2, 3}};

  private final Engine engine = Engines.withThreads(1);

  @Test
  void equalCentralDifferences() {
    for (int seed = 1; seed <= GRAPHS; seed++) {
      check(seed);
    }
  }

  private void check(int seed) {
    Random random = new Random(seed);
    List<DenseParameter> parameters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int[] lengths = SHAPES[random.nextInt(SHAPES.length)];
      parameters.add(Engines.parameter(engine, random, lengths));
    }
    if (random.nextBoolean()) {
      ParameterStorage.pack(parameters);
    }
    List<float[]> detached = new ArrayList<>();
    Graph graph = new Graph(parameters, seed, detached, false);
    if (random.nextBoolean()) {
      engine.inStepScope(() -> backward(graph));
    } else {
      backward(graph);
    }
    for (DenseParameter parameter : parameters) {
      Tensor gradient = parameter.gradient();
      int size = parameter.shape().size();
      float[] actual = gradient == null ? new float[size] : gradient.toArray();
      for (int i = 0; i < size; i++) {
        double expected = difference(parameters, seed, detached, parameter, i);
        assertEquals(
            expected,
            actual[i],
            TOLERANCE * Math.max(1, Math.abs(expected)),
            "seed " + seed + ", parameter " + parameters.indexOf(parameter) + "[" + i + "]");
      }
    }
  }

  private static boolean backward(Graph graph) {
    Tensor loss = graph.loss();
    if (loss.requiresGrad()) {
      loss.backward();
    }
    return true;
  }

  private static double difference(
      List<DenseParameter> parameters,
      int seed,
      List<float[]> detached,
      DenseParameter parameter,
      int element) {
    float[] original = parameter.toArray();
    double[] losses = new double[2];
    double[] at = new double[2];
    for (int side = 0; side < 2; side++) {
      float[] moved = original.clone();
      moved[element] += side == 0 ? -STEP : STEP;
      at[side] = moved[element];
      parameter.assign(moved);
      losses[side] = new Graph(parameters, seed, detached, true).loss().item();
    }
    parameter.assign(original);
    return (losses[1] - losses[0]) / (at[1] - at[0]);
  }

  /**
   * Applies operations that the seed chooses to results that it chooses; smooth ones, whose values
   * stay small, so that the difference quotient can be trusted.
   */
  private static final class Graph {
    private final Random random;
    private final List<Tensor> results;
    private final List<float[]> detached;
    private final boolean replayed;
    private int detachments;

    /**
     * Creates a graph.
     *
     * @param detached what {@code detach} gave: written, or if replayed read, for it stays the same
     *     while a parameter moves
     */
    Graph(List<DenseParameter> parameters, int seed, List<float[]> detached, boolean replayed) {
      this.random = new Random(31L * seed);
      this.results = new ArrayList<>(parameters);
      this.detached = detached;
      this.replayed = replayed;
    }

    Tensor loss() {
      int operations = 3 + random.nextInt(18);
      for (int i = 0; i < operations; i++) {
        results.add(next(any()));
      }
      Tensor loss = results.getFirst().mean();
      for (Tensor result : results) { // every result is used again, so gradients meet everywhere
        loss = loss.add(result.tanh().mean());
      }
      return loss;
    }

    private Tensor any() {
      return results.get(random.nextInt(results.size()));
    }

    private Tensor next(Tensor x) {
      int rank = x.shape().rank();
      int dim = rank == 0 ? 0 : random.nextInt(rank);
      return switch (random.nextInt(rank == 0 ? 12 : 20)) {
        case 0 -> fitting(x).add(x).mul(0.5f);
        case 1 -> x.sub(fitting(x)).tanh();
        case 2 -> x.mul(fitting(x)).tanh();
        case 3 -> x.div(fitting(x).sigmoid().add(0.5f)).tanh();
        case 4 -> x.tanh().exp().mul(0.5f);
        case 5 -> x.sigmoid().add(0.5f).pow(fitting(x).tanh());
        case 6 -> x.tanh().pow(2f).add(1f).sqrt();
        case 7 -> x.add(x);
        case 8 -> x.sigmoid().add(0.5f).log();
        case 9 -> fixed(x);
        case 10 -> x.reshape(-1).tanh().reshape(x.shape().toArray());
        case 11 -> x.where(x.constant(Shape.of(), random.nextInt(2)), fitting(x)).tanh();
        case 12 -> x.sum(Dims.of(dim).keep()).tanh();
        case 13 -> x.mean(Dims.of(dim));
        case 14 -> x.slice(dim, x.shape().length(dim) - 1, x.shape().length(dim)).tanh();
        case 15 -> x.concat(dim, x.tanh()).mean(Dims.of(dim).keep());
        case 16 -> x.logSumExp(Dims.of(dim).keep()).tanh();
        case 17 -> x.gather(dim, x.constant(x.shape(), new float[x.shape().size()])).sigmoid();
        case 18 -> x.transpose(dim, -1).tanh().transpose(dim, -1);
        default -> matmul(x);
      };
    }

    /** Returns an earlier result that broadcasts with x, and x itself if another does not. */
    private Tensor fitting(Tensor x) {
      Tensor other = any();
      try {
        return x.shape().broadcast(other.shape()).rank() <= 3 ? other : x;
      } catch (IllegalArgumentException e) {
        return x;
      }
    }

    private static Tensor matmul(Tensor x) {
      Tensor matrix = x.reshape(-1, x.shape().length(-1)).tanh();
      return matrix.matmul(matrix.transpose(0, 1)).mul(0.3f).tanh();
    }

    private Tensor fixed(Tensor x) {
      if (!replayed) {
        detached.add(x.toArray());
        return x.detach().mul(x).tanh();
      }
      return x.constant(x.shape(), detached.get(detachments++)).mul(x).tanh();
    }
  }
}
