package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import nn.api.Shape;
import nn.autograd.fixture.ChildJvm;
import org.junit.jupiter.api.Test;

/** The memory that step scopes hold for later. */
class StepScopeTest {

  /** Batches of ever new sizes, of which no array is ever asked for twice. */
  static final class EverNewSizes {
    private EverNewSizes() {}

    public static void main(String[] arguments) {
      Engine engine = Engines.withThreads(1);
      for (int i = 0; i < 1000; i++) {
        Shape shape = Shape.of(100_000 + i);
        engine.inStepScope(() -> engine.tensor(shape, new float[shape.size()]).exp().add(1f));
      }
    }
  }

  @Test
  void givesWayWhenMemoryIsShort() throws Exception {
    ChildJvm.Output output = ChildJvm.withHeapOf(64, EverNewSizes.class);
    assertEquals("", output.err());
    assertEquals(0, output.exit());
  }
}
