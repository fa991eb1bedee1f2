package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.autograd.kernel.ScalarKernels;
import nn.autograd.tensor.DenseParameter;
import nn.autograd.tensor.Engine;
import nn.autograd.tensor.WorkerPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadOrderTest {
  private static final int PART = 1 << 14;

  private final WorkerPool workers = new WorkerPool(2);
  private final Engine engine = new Engine(new ScalarKernels(), workers);

  @AfterEach
  void endThreads() {
    workers.close();
  }

  @Test
  void everyOtherPartIsOfTheFirstHalfOfAParameter() {
    List<ElementRange> parts = parts(8 * PART, 4 * PART);

    assertEquals(
        List.of(0, 4, 1, 5, 2, 6, 3, 7, 8, 10, 9, 11),
        parts.stream().map(part -> part.from() / PART).toList());
  }

  @Test
  void noPartIsLostOrTakenTwiceWhereSharesDiffer() {
    List<ElementRange> parts = parts(3 * PART + 5, 7, 5 * PART, 100);
    List<ElementRange> sorted =
        parts.stream().sorted(Comparator.comparingInt(ElementRange::from)).toList();

    int next = 0;
    for (ElementRange part : sorted) {
      assertEquals(next, part.from());
      next = part.to();
    }
    assertEquals(8 * PART + 112, next);
  }

  private List<ElementRange> parts(int... sizes) {
    SequencedMap<String, DenseParameter> parameters = new LinkedHashMap<>();
    for (int size : sizes) {
      parameters.put("p" + parameters.size(), engine.parameter(Shape.of(size), new float[size]));
    }
    ParameterSet set = ParameterSet.of(engine, parameters);
    return Chunks.of(set, set.entries(), List.of());
  }
}
