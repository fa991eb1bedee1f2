package nn.lab;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Names the code that ended the process, where that was not nn. A plugin's {@code System.exit(0)}
 * would otherwise end every command in silence, as if it had worked.
 */
final class ForeignExit {
  private ForeignExit() {}

  /** From now on says who ends the process, and ends it with {@link ExitCode#FAULT}. */
  static void watch(PrintStream err) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> report(err), "foreign exit"));
  }

  private static void report(PrintStream err) {
    Optional<StackTraceElement> foreign =
        Thread.getAllStackTraces().values().stream()
            .map(List::of)
            .flatMap(stack -> caller(stack).stream())
            .filter(frame -> !frame.getClassName().equals(Main.class.getName()))
            .findFirst();
    foreign.ifPresent(frame -> {
      err.println("nn: " + where(frame) + " ended the program by System.exit");
      err.println("No plugin may do that: take it out of its folder, and tell its author.");
      err.flush();
      Runtime.getRuntime().halt(ExitCode.FAULT);
    });
  }

  /** Returns who called {@code exit}; nobody did where a signal ends the process. */
  static Optional<StackTraceElement> caller(List<StackTraceElement> stack) {
    for (int i = stack.size() - 2; i >= 0; i--) {
      StackTraceElement frame = stack.get(i);
      String type = frame.getClassName();
      if (frame.getMethodName().equals("exit")
          && (type.equals("java.lang.System") || type.equals("java.lang.Runtime"))) {
        return Optional.of(stack.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static String where(StackTraceElement frame) {
    String code = frame.getClassName() + "." + frame.getMethodName();
    String module = frame.getModuleName();
    if (module == null) {
      return code;
    }
    String version = frame.getModuleVersion();
    return code + " (" + module + (version == null ? "" : "@" + version) + ")";
  }
}
