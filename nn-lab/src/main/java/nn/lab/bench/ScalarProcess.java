package nn.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the same measurement in another process, whose C2 makes no vector code of loops. */
final class ScalarProcess {
  private ScalarProcess() {}

  /**
   * Returns what was measured there.
   *
   * @param arguments of the {@code nn} command
   */
  static Optional<List<Measurement>> measure(List<String> arguments) {
    List<String> command = command();
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<Measurement> measured = Measurement.among(printed.lines().toList());
      return process.waitFor() == 0 && !measured.isEmpty()
          ? Optional.of(measured)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Returns how this process was started, with one option more. */
  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.matches("(-Djdk\\.module\\.|--module-path|-Xlog|-XX:AOT).*"))
        .forEach(command::add);
    command.add("-XX:-UseSuperWord");
    String modulePath = System.getProperty("jdk.module.path", "");
    if (modulePath.isEmpty()) {
      command.addAll(List.of("--class-path", System.getProperty("java.class.path", "")));
      command.add("nn.lab.Main");
    } else {
      command.addAll(List.of("--module-path", modulePath, "--module", "nn.lab/nn.lab.Main"));
    }
    return command;
  }
}
