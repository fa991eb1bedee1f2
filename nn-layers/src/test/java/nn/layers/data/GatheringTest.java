package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nn.api.Shape;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

/** Wide batches are gathered by others than the thread that asks, and are the same. */
class GatheringTest {
  private static final int WIDTH = 1 << 14;
  private static final int LOST = 7;
  private static final List<int[]> BATCHES =
      List.of(new int[] {5, 0, 3, 1}, new int[] {6, 2, 4, 5}, new int[] {1, 2});

  private final Set<String> threads = ConcurrentHashMap.newKeySet();
  private final Nn one = Nn.builder().threads(1).build();
  private final Nn two = Nn.builder().threads(2).build();

  /** Counts up through all samples; one of them is lost. */
  private final class Counting implements Samples {
    @Override
    public int count() {
      return LOST + 1;
    }

    @Override
    public Shape shape() {
      return Shape.of(WIDTH);
    }

    @Override
    public void copy(int sample, float[] target, int offset) {
      if (sample == LOST) {
        throw new IllegalStateException("sample " + LOST + " is lost");
      }
      threads.add(Thread.currentThread().toString());
      for (int i = 0; i < WIDTH; i++) {
        target[offset + i] = sample * WIDTH + i;
      }
    }
  }

  private List<float[]> inputs(Nn nn, int processors, List<int[]> batches) {
    Dataset data = new Dataset("counted", new Counting(), new int[LOST + 1], List.of("a"));
    Iterator<int[]> indices = batches.iterator();
    Gathering gathering = new Gathering(data, indices, nn.workers(), processors);
    List<float[]> inputs = new ArrayList<>();
    while (gathering.hasNext()) {
      inputs.add(gathering.take().inputs().clone());
      gathering.beginNext();
    }
    return inputs;
  }

  private void assertSame(List<float[]> inputs) {
    List<float[]> expected = inputs(one, 8, BATCHES);
    assertEquals(expected.size(), inputs.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), inputs.get(i), "batch " + i);
    }
  }

  @Test
  void aFreeProcessorGathersWhileTheStepBeforeRuns() {
    assertSame(inputs(two, 3, BATCHES));
    assertTrue(
        threads.stream().anyMatch(name -> name.startsWith("VirtualThread")), threads::toString);
  }

  @Test
  void withoutAFreeProcessorAllThreadsGather() {
    assertSame(inputs(two, 2, BATCHES));
    assertFalse(
        threads.stream().anyMatch(name -> name.startsWith("VirtualThread")), threads::toString);
  }

  @Test
  void aSampleThatIsLostIsSaidEitherWay() {
    List<int[]> batches = List.of(new int[] {0, 1, 2, 3}, new int[] {4, LOST, 5, 6});
    for (int processors = 2; processors <= 3; processors++) {
      int count = processors;
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, () -> inputs(two, count, batches));
      assertEquals("sample 7 is lost", thrown.getMessage());
    }
  }
}
