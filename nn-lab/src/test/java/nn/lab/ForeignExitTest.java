package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
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
    Process process =
        NnProcess.of(folder, "plugins", "--plugins", pluginThatExits().toString()).start();
    assertEquals(ExitCode.FAULT, process.waitFor());
    String said = Files.readString(folder.resolve("err"));
    assertTrue(
        said.contains(
            "nn: com.acme.Quitter.<clinit> (com.acme@1.2) ended the program by System.exit"),
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

  private Path pluginThatExits() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path info =
        Files.writeString(
            sources.resolve("module-info.java"),
            """
            module com.acme {
              requires nn.api;
              provides nn.api.optim.OptimizerProvider with com.acme.Quitter;
            }
            """);
    Path quitter =
        Files.writeString(
            sources.resolve("Quitter.java"),
            """
            package com.acme;
            import module nn.api;
            public final class Quitter implements RuleProvider {
              static { System.exit(0); }
              @Override public Descriptor descriptor() { return Descriptor.of("quitter", "A test."); }
              @Override public Rule rule(Hyperparameters values) {
                return (ElementwiseRule) (step, e) -> {};
              }
            }
            """);
    String classes = folder.resolve("classes").toString();
    String modules = System.getProperty("jdk.module.path");
    run(
        "javac",
        "-d",
        classes,
        "-p",
        modules,
        "--module-version",
        "1.2",
        info.toString(),
        quitter.toString());
    Path plugins = folder.resolve("plugins");
    Path jar = Files.createDirectories(plugins.resolve("acme")).resolve("acme.jar");
    run("jar", "--create", "--file", jar.toString(), "--module-version", "1.2", "-C", classes, ".");
    return plugins;
  }

  private static void run(String tool, String... arguments) {
    assertEquals(
        0, ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments));
  }
}
