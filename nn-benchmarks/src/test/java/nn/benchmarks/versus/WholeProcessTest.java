package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class WholeProcessTest {
  private final List<String> progress = new ArrayList<>();

  @Test
  void bothProgramsAreTimedAsOftenAsAsked() {
    Result time = measure(ours(0.97), script("sleep 0.1; echo '{\"accuracy\": 0.95}'")).getFirst();
    assertEquals("fake", time.work());
    assertEquals(Unit.SECONDS, time.unit());
    assertEquals(2, time.ours().size());
    assertTrue(time.theirMedian() >= 0.1, () -> "seconds: " + time.theirs());
    assertEquals(List.of("fake: once before it counts", "fake: 1 of 2", "fake: 2 of 2"), progress);
  }

  @Test
  void peakMemoryIsThatOfTheProgramBehindExec() {
    assumeTrue(PeakMemory.isKnown());
    Program child = script("echo '{\"accuracy\": 0.95}'; exec sleep 0.2");
    Result memory = measure(child, child).getLast();
    assertEquals("fake, peak memory", memory.work());
    assertEquals(Unit.MEGABYTES, memory.unit());
    assertTrue(memory.ourMedian() > 0.1 && memory.ourMedian() < 50, () -> "MB: " + memory.ours());
  }

  @Test
  void accuraciesThatDifferAreNotTheSameWork() {
    Result result = measure(ours(0.97), script("echo '{\"accuracy\": 0.5}'")).getFirst();
    assertEquals("not the same work: accuracies 0.97, 0.5", result.remark());
  }

  @Test
  void whatAProgramSaidLastStandsInPlaceOfARatio() {
    Result result = measure(ours(0.97), script("echo 'no torch' >&2; exit 3")).getFirst();
    assertTrue(result.remark().endsWith("ended with 3: no torch"), result.remark());
  }

  private List<Result> measure(Program ours, Program theirs) {
    return new WholeProcess("fake", ours, theirs).measure("peer", 2, progress::add);
  }

  /** Leaves a summary where {@code nn train --runs FOLDER} would. */
  private static Program ours(double accuracy) {
    String summary = "{\"test_accuracy\": " + accuracy + "}";
    String write = "mkdir \"$2/run\" && echo '" + summary + "' > \"$2/run/summary.json\"";
    return new Program.Nn(List.of("sh", "-c", write, "nn"));
  }

  private static Program script(String text) {
    return new Program.Script(List.of("sh", "-c", text));
  }
}
