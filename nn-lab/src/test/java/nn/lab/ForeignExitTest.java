package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nn.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ForeignExitTest {
  private static final StackTraceElement SYSTEM = frame("java.lang.System", "exit");
  private static final StackTraceElement RUNTIME = frame("java.lang.Runtime", "exit");
  private static final StackTraceElement PLUGIN = frame("com.acme.Quitter", "descriptor");

  @TempDir private Path folder;

  @Test
  void aPluginThatEndsTheProcessIsNamed() throws Exception {
    Path plugins = folder.resolve("plugins");
    PluginJar.optimizer("quitter")
        .source(
            "com.acme.quitter.Provider",
            PluginJar.provider("quitter", "static { System.exit(0); }"))
        .compiledWith("--module-version", "1.2")
        .write(plugins.resolve("quitter/quitter.jar"));
    Process process = NnProcess.of(folder, "plugins", "--plugins", plugins.toString()).start();
    assertEquals(ExitCode.FAULT, process.waitFor());
    String said = Files.readString(folder.resolve("err"));
    assertTrue(
        said.contains(
            "nn: com.acme.quitter.Provider.<clinit> (com.acme.quitter@1.2) ended the program by"
                + " System.exit"),
        said);
  }

  @Test
  void whoCallsExitStandsBehindIt() {
    assertEquals(Optional.of(PLUGIN), ForeignExit.caller(List.of(RUNTIME, SYSTEM, PLUGIN)));
    assertEquals(Optional.of(PLUGIN), ForeignExit.caller(List.of(RUNTIME, PLUGIN)));
    assertEquals(Optional.empty(), ForeignExit.caller(List.of(PLUGIN)));
    assertEquals(Optional.empty(), ForeignExit.caller(List.of()));
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, null, 1);
  }
}
