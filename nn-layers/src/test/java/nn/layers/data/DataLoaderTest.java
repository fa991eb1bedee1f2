package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.api.Shape;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
  private static final int SAMPLES = 10;

  private final Nn nn = Nn.create();
  private final Dataset dataset = dataset();

  private static Dataset dataset() {
    float[] values = new float[2 * SAMPLES];
    int[] targets = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      values[2 * i] = i;
      values[2 * i + 1] = -i;
      targets[i] = i % 3;
    }
    return new Dataset("numbers", Samples.of(Shape.of(2), values), targets, List.of("a", "b", "c"));
  }

  @Test
  void everyBatchHoldsItsSamplesAndTheirTargets() {
    List<Float> seen = new ArrayList<>();
    for (Batch batch : DataLoader.shuffled(nn, dataset, 4, 1).epoch(0)) {
      assertEquals(Shape.of(batch.size(), 2), batch.inputs().shape());
      for (int i = 0; i < batch.size(); i++) {
        float value = batch.inputs().toArray()[2 * i];
        assertEquals(0, value + batch.inputs().toArray()[2 * i + 1]);
        assertEquals((int) value % 3, batch.targets().toArray()[i]);
        seen.add(value);
      }
    }
    assertEquals(SAMPLES, seen.stream().distinct().count());
  }

  @Test
  void lastBatchIsSmallerUnlessDropped() {
    assertEquals(List.of(4, 4, 2), sizes(DataLoader.inOrder(nn, dataset, 4)));
    BatchOrder dropping = new BatchOrder(SAMPLES, 4, true, true, 1);
    assertEquals(List.of(4, 4), sizes(new DataLoader(nn, dataset, dropping)));
  }

  private static List<Integer> sizes(DataLoader loader) {
    List<Integer> sizes = new ArrayList<>();
    loader.epoch(0).forEach(batch -> sizes.add(batch.size()));
    assertEquals(loader.batches(), sizes.size());
    return sizes;
  }

  @Test
  void epochFromABatchOnIsTheRestOfTheEpoch() {
    DataLoader loader = DataLoader.shuffled(nn, dataset, 4, 1);
    List<Batch> whole = new ArrayList<>();
    loader.epoch(3).forEach(whole::add);
    List<Batch> rest = new ArrayList<>();
    loader.epoch(3, 1).forEach(rest::add);
    assertEquals(2, rest.size());
    assertArrayEquals(whole.get(1).inputs().toArray(), rest.get(0).inputs().toArray());
    assertFalse(loader.epoch(3, 3).iterator().hasNext());
  }

  @Test
  void epochsDifferAndRepeat() {
    DataLoader loader = DataLoader.shuffled(nn, dataset, SAMPLES, 1);
    float[] first = loader.epoch(0).iterator().next().inputs().toArray();
    assertArrayEquals(first, loader.epoch(0).iterator().next().inputs().toArray());
    assertFalse(Arrays.equals(first, loader.epoch(1).iterator().next().inputs().toArray()));
  }

  @Test
  void orderForAnotherNumberOfSamplesIsRefused() {
    BatchOrder order = new BatchOrder(SAMPLES + 1, 4, true, false, 1);
    assertThrows(IllegalArgumentException.class, () -> new DataLoader(nn, dataset, order));
  }
}
