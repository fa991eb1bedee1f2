package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.layers.checkpoint.CheckpointStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeInNewProcessTest {
  private static final long STOP_AFTER = 8;

  @TempDir private Path folder = Path.of("");

  @Test
  void newProcessGoesOnToTheSameBits() throws Exception {
    Trainer whole = ResumeProcess.trainer().build();
    whole.train(ResumeProcess.EPOCHS);
    trainUntilStopped();
    assertEquals(States.digest(whole.state()), resumeInNewProcess());
  }

  private void trainUntilStopped() {
    List<Trainer> self = new ArrayList<>();
    self.add(
        ResumeProcess.trainer()
            .checkpoints(new CheckpointStore(folder, 2), 1)
            .listen(
                new TrainingListener() {
                  @Override
                  public void onStep(StepMetrics metrics) {
                    if (metrics.step() == STOP_AFTER) {
                      self.getFirst().requestStop();
                    }
                  }
                })
            .build());
    assertEquals(STOP_AFTER, self.getFirst().train(ResumeProcess.EPOCHS).steps());
  }

  private String resumeInNewProcess() throws IOException, InterruptedException, URISyntaxException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                classPath(),
                ResumeProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().reduce("", (_, last) -> last);
  }

  /** Everything this process sees, wherever it is: the tests themselves patch a module. */
  private static String classPath() throws URISyntaxException {
    Path tests =
        Path.of(
            Objects.requireNonNull(ResumeProcess.class.getResource("ResumeProcess.class")).toURI());
    Path root = Objects.requireNonNull(tests.getParent());
    for (int i = 0; i < ResumeProcess.class.getPackageName().split("\\.").length; i++) {
      root = Objects.requireNonNull(root.getParent());
    }
    return Stream.of(
            root.toString(),
            System.getProperty("java.class.path"),
            System.getProperty("jdk.module.path"))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
