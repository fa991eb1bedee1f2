package nn.lab;

import java.nio.file.Path;
import java.util.Map;
import nn.lab.console.Console;

/**
 * What surrounds a command.
 *
 * @param console where it writes
 * @param environment its environment variables
 * @param home the user's home folder
 */
record Context(Console console, Map<String, String> environment, Path home) {
  Context {
    environment = Map.copyOf(environment);
  }

  /** Returns how the user called the command; the launcher says so. */
  String command() {
    return environment.getOrDefault("NN_COMMAND", "nn");
  }
}
