package nn.kernels.openblas;

import java.util.List;

/**
 * A kind of machine, as OpenBLAS is packed for it.
 *
 * @param name {@code linux-x86_64}
 * @param libraries the files, those that others need first and OpenBLAS last; not every machine
 *     needs all
 */
record Platform(String name, List<String> libraries) {

  /**
   * Returns the machine that this JVM runs on.
   *
   * @throws UnsupportedOperationException if OpenBLAS is not offered for it
   */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Returns the platform of Java's names for a system and a processor. */
  static Platform of(String system, String processor) {
    String packedProcessor =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm64";
          default -> throw unsupported(system, processor);
        };
    return switch (system) {
      case "Linux" ->
          new Platform(
              "linux-" + packedProcessor,
              List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"));
      case "Mac OS X" ->
          new Platform(
              "macosx-" + packedProcessor,
              List.of(
                  "libgcc_s.1.1.dylib",
                  "libquadmath.0.dylib",
                  "libgfortran.5.dylib",
                  "libopenblas.0.dylib"));
      default -> throw unsupported(system, processor);
    };
  }

  private static UnsupportedOperationException unsupported(String system, String processor) {
    return new UnsupportedOperationException(
        "OpenBLAS is offered for Linux and macOS on x86-64 and ARM, not for "
            + system
            + " on "
            + processor
            + "; choose other kernels");
  }
}
