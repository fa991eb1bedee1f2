package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import nn.autograd.fixture.ChildJvm;
import nn.autograd.fixture.ListOptimizers;
import org.junit.jupiter.api.Test;

/** Guice 7 calls a terminally deprecated method of Unsafe, unless it has no code to generate. */
class QuietStartTest {

  @Test
  void theJvmWarnsOfNothingOnTheClassPath() throws Exception {
    assertQuiet(ChildJvm.onClassPath(ListOptimizers.class, List.of()));
  }

  @Test
  void theJvmWarnsOfNothingOnTheModulePath() throws Exception {
    assumeTrue(System.getProperty("jdk.module.path") != null, "an IDE may use the class path");
    assertQuiet(ChildJvm.onModulePath(ListOptimizers.class));
  }

  private static void assertQuiet(ChildJvm.Output output) {
    assertEquals(0, output.exit(), output.err());
    assertFalse(output.err().contains("WARNING"), output.err());
    assertFalse(output.err().contains("terminally deprecated"), output.err());
  }
}
