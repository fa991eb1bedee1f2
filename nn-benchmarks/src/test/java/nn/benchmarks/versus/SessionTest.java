package nn.benchmarks.versus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The peer is a shell script in the place of the Python program. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the peer is a shell script")
class SessionTest {
  private static final Peer PEER = new Peer("sh", "eager");
  private static final Work WORK = new Work.Perceptron(List.of(2, 2, 2), 1, "sgd");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aPeerThatComputesTheSameIsMeasured() throws IOException {
    Session session = session(ourselves());
    session.measure(PEER, 1, List.of(WORK));
    Result result = session.results().getFirst();
    assertEquals(null, result.remark(), this::said);
    assertEquals(2, result.theirs().size());
  }

  @Test
  void stepsOverOneMatrixAreMeasured() throws IOException {
    List<Work> works =
        List.of(
            new Work.MatrixStep("muon", 4, 3),
            new Work.MatrixStep("muon in float32", 4, 3),
            new Work.MatrixStep("adafactor", 4, 3));
    Session session = session(ourselves());
    session.measure(PEER, 1, works);
    assertEquals(works.stream().map(Work::name).toList(), works(session.results()), this::said);
    session.results().forEach(result -> assertEquals(null, result.remark(), this::said));
  }

  @Test
  void aStepOfACurveComesWithTheMachinesLimit() throws IOException {
    Session session = session(ourselves());
    GrowthStep step = GrowthStep.training(Axis.BATCH, 1, 1, 8, 1);
    session.measureGrowth(PEER, 1, List.of(step));
    Result result = session.results().getFirst();
    assertEquals(Axis.BATCH, result.point().axis(), this::said);
    assertTrue(result.point().limit() > 0 && result.point().limit() < result.ourMedian());
    assertTrue(said().contains("GFLOP/s"), this::said);
  }

  @Test
  void whatAPeerHasNotGotIsARemark() throws IOException {
    Session session =
        session("echo '{\"peer\": \"fake\"}'; read line; echo '{\"unsupported\": \"no\"}'");
    session.measure(PEER, 1, List.of(WORK));
    assertEquals("no", session.results().getFirst().remark());
  }

  @Test
  void aWholeProcessIsNamedWithTheVersionOfItsPeer() throws IOException {
    Session session = session("echo '{\"peer\": \"fake 1.2 eager\"}'; read line");
    session.measureWhole(PEER, 1, List.of(untrained()));
    assertEquals("fake 1.2 eager, script", session.results().getFirst().peer(), this::said);
    assertTrue(said().contains("nn train  against  fake 1.2 eager, script, threads: 1"));
  }

  @Test
  void aPeerWithoutAVersionTrainsNothing() throws IOException {
    Session session = session("exit 1");
    session.measureWhole(PEER, 1, List.of(untrained()));
    assertEquals(List.of(), session.results());
    assertTrue(said().contains("it ended without an answer"), this::said);
  }

  @Test
  void theMachineStandsAboveTheTables() {
    report().machine(Fakes.MACHINE);
    String machine = "machine: a processor, 2 processors; kernels vector, 512 bit; Java 25.0.3+9";
    assertEquals(machine, said().strip());
  }

  @Test
  void aPeerThatEndsIsAProblemNotAnEnd() throws IOException {
    Session session = session("exit 1");
    session.measure(PEER, 1, List.of(WORK));
    assertEquals(List.of(), session.results());
    assertTrue(said().contains("it ended without an answer"), this::said);
  }

  private static List<String> works(List<Result> results) {
    return results.stream().map(Result::work).toList();
  }

  private static String ourselves() {
    String quiet = "-Dguice_bytecode_gen_option=DISABLED -Dslf4j.internal.verbosity=ERROR";
    return "exec '%s/bin/java' --add-modules jdk.incubator.vector %s -cp '%s' %s \"$2\""
        .formatted(
            System.getProperty("java.home"),
            quiet,
            System.getProperty("java.class.path"),
            Ours.class.getName());
  }

  private Session session(String script) throws IOException {
    Path peers = Files.createDirectories(folder.resolve("peers"));
    Files.writeString(peers.resolve("pytorch.py"), script + "\n");
    return new Session(new Checkout(folder), new Comparison(0.01, 0.01, 2), report());
  }

  private Report report() {
    return new Report(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  /** A training whose programs end with a mistake. */
  private static WholeProcess untrained() {
    Program program = new Program.Script(List.of("sh", "-c", "exit 1"));
    return new WholeProcess("fake", program, program);
  }

  private String said() {
    return out.toString(UTF_8) + err.toString(UTF_8);
  }
}
