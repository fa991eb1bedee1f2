package nn.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The {@code nn} script builds before its first command, here with a Maven that only pretends. */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a shell script")
final class FirstUseTest {
  /** Waits for the file {@code go} before it writes a jar, which no JVM can run. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo run >>runs
      echo '[INFO] Building nn-api 0.1.0-SNAPSHOT                   [1/2]'
      [ ! -e fail ] || { echo '[ERROR] no room on the disk'; exit 1; }
      until [ -e go ] || [ ! -e mvnw ]; do sleep 1; done
      mkdir -p nn-lab/target/app
      echo >nn-lab/target/app/nn-lab-1.jar
      sleep 1
      echo >nn-lab/target/nn.aot.log
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeProject() throws IOException {
    Files.copy(OutsideMaven.ROOT.resolve("nn"), folder.resolve("nn"));
    Files.createDirectories(folder.resolve("nn-lab/src/main"));
    Files.writeString(folder.resolve("pom.xml"), "");
    Files.writeString(folder.resolve("nn-lab/pom.xml"), "");
    Files.writeString(folder.resolve("java.options"), "");
    Files.writeString(folder.resolve("mvnw"), MAVEN);
    assertTrue(folder.resolve("mvnw").toFile().setExecutable(true));
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Process first = start("first");
    awaitText("first", "nn: building nn-api (1 of 2)");
    Process second = start("second");
    awaitText("second", "nn: waiting for another nn, which is building in ");
    allow("go");
    first.waitFor();
    second.waitFor();
    assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
    assertTrue(!read("second").contains("nn: first use"), read("second"));
  }

  @Test
  void theNextBuildsAfterOneThatWasInterrupted() throws Exception {
    Process first = start("first");
    awaitText("first", "nn: building nn-api (1 of 2)");
    first.destroy();
    assertEquals(130, first.waitFor(), read("first"));
    assertTrue(read("first").contains("nn: the build was interrupted"), read("first"));
    allow("go");
    start("second").waitFor();
    assertEquals(2, Files.readAllLines(folder.resolve("runs")).size(), read("second"));
    assertTrue(Files.exists(folder.resolve("nn-lab/target/app/nn-lab-1.jar")));
  }

  @Test
  void aBuildThatFailsSaysWhyAndIsTriedAgain() throws Exception {
    allow("fail");
    assertEquals(1, start("first").waitFor());
    assertTrue(read("first").contains("[ERROR] no room on the disk"), read("first"));
    assertEquals(1, start("second").waitFor());
    assertEquals(2, Files.readAllLines(folder.resolve("runs")).size());
  }

  private Process start(String output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", folder.resolve("nn").toString(), "list");
    builder.redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectOutput(folder.resolve(output).toFile()).start();
  }

  private void allow(String file) throws IOException {
    Files.writeString(folder.resolve(file), "");
  }

  private String read(String output) throws IOException {
    return Files.readString(folder.resolve(output), UTF_8);
  }

  private void awaitText(String output, String text) throws Exception {
    while (!read(output).contains(text)) {
      Thread.sleep(20);
    }
  }
}
