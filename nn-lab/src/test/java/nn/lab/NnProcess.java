package nn.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command in a process of its own. */
final class NnProcess {
  private NnProcess() {}

  /** Returns the process to start, its output in the files {@code out} and {@code err}. */
  static ProcessBuilder of(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dguice_bytecode_gen_option=DISABLED");
    String modules = System.getProperty("jdk.module.path");
    if (modules == null) {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), "nn.lab.Main"));
    } else {
      command.addAll(List.of("-p", modules, "-m", "nn.lab/nn.lab.Main"));
    }
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile());
  }
}
