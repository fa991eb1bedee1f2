package nn.lab;

/** How the process says what happened. */
final class ExitCode {
  static final int OK = 0;

  /** Something failed: training diverged, a file is damaged, a download did not work. */
  static final int FAILURE = 1;

  /** The command line or the config is wrong. */
  static final int USAGE = 2;

  /** A fault of nn itself or of a plugin. */
  static final int FAULT = 70;

  /** Stopped by Ctrl-C; a shell expects 128 and the number of the signal. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
