package nn.kernels.openblas;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads OpenBLAS, which is packed beside the classes as {@code org.bytedeco:openblas} packs it. */
final class NativeLibrary {
  private static final String PACKED = "/org/bytedeco/openblas/";

  private NativeLibrary() {}

  /**
   * Returns the functions of OpenBLAS. It is unloaded when none of them can be reached any more.
   *
   * <p>The files are needed only until they are loaded, and are gone when this returns.
   *
   * @throws UnsupportedOperationException if the library cannot be loaded; says what to do
   */
  static SymbolLookup load(Platform platform) {
    try {
      Path folder = Files.createTempDirectory("nn-openblas");
      try {
        return open(unpack(platform, folder));
      } finally {
        delete(folder);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unsupported(
          "OpenBLAS cannot be unpacked and loaded ("
              + e
              + "); choose a folder that may hold 50 MB of native code with"
              + " -Djava.io.tmpdir=FOLDER",
          e);
    } catch (IllegalCallerException e) {
      throw unsupported(
          "the JVM denies native code; start java with --enable-native-access=nn.kernels.openblas",
          e);
    }
  }

  private static List<Path> unpack(Platform platform, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String library : platform.libraries()) {
      try (InputStream packed =
          NativeLibrary.class.getResourceAsStream(PACKED + platform.name() + "/" + library)) {
        if (packed != null) {
          Path file = folder.resolve(library);
          Files.copy(packed, file);
          files.add(file);
        } else if (library.equals(platform.libraries().getLast())) {
          throw new UnsupportedOperationException(
              "this build of nn-kernels-openblas does not hold OpenBLAS for "
                  + platform.name()
                  + "; build it with -Dopenblas.platform="
                  + platform.name());
        }
      }
    }
    return files;
  }

  private static SymbolLookup open(List<Path> files) {
    Arena untilUnreachable = Arena.ofAuto();
    return files.stream()
        .map(file -> SymbolLookup.libraryLookup(file, untilUnreachable))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static UnsupportedOperationException unsupported(String message, Exception cause) {
    return new UnsupportedOperationException(message, cause);
  }
}
