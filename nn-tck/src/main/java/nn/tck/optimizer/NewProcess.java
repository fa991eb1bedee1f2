package nn.tck.optimizer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import nn.api.optim.OptimizerProvider;
import nn.autograd.Nn;
import nn.autograd.registry.PluginKind;
import nn.tck.contract.Subject;

/**
 * Finishes saved runs in a Java process of its own.
 *
 * <p>Everything lies on its class path, wherever it lies here: that is the path which takes
 * anything, a module as well as a test's folder, and the numbers of a run do not depend on it. The
 * provider is named by its class, so the process needs neither {@code provides} nor {@code
 * META-INF/services} to find it.
 */
public final class NewProcess {
  private NewProcess() {}

  /** Returns the values of the parameters at the end of each run. */
  static List<SequencedMap<String, float[]>> finish(
      Class<? extends OptimizerProvider> provider, List<SavedRun> runs, int last) {
    try {
      Path folder = Files.createTempDirectory("nn-tck");
      Path saved = folder.resolve("saved");
      Path finished = folder.resolve("finished");
      Path log = folder.resolve("log");
      try {
        write(saved, runs);
        run(provider, last, saved, finished, log);
        return read(finished, runs.size());
      } finally {
        for (Path each : List.of(saved, finished, log, folder)) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<SavedRun> runs) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (SavedRun run : runs) {
        run.write(out);
      }
    }
  }

  private static void run(
      Class<? extends OptimizerProvider> provider, int last, Path saved, Path finished, Path log)
      throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dguice_bytecode_gen_option=DISABLED", // Guice 7 would call Unsafe, and Java would
            // warn
            "--class-path",
            ClassPath.with(provider),
            NewProcess.class.getName(),
            provider.getName(),
            String.valueOf(last),
            saved.toString(),
            finished.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the new process did not end within ten minutes: " + command);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the new process", e);
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("the new process failed:\n" + Files.readString(log));
    }
  }

  private static List<SequencedMap<String, float[]>> read(Path file, int count) throws IOException {
    List<SequencedMap<String, float[]>> ends = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
    for (int i = 0; i < count; i++) {
      ends.add(SavedRun.readArrays(in));
    }
    return ends;
  }

  /**
   * Runs in the new process.
   *
   * @param arguments the provider's class, the last step, the file of saved runs, and the file to
   *     write their ends to
   */
  public static void main(String[] arguments) throws Exception {
    OptimizerProvider provider =
        Class.forName(arguments[0])
            .asSubclass(OptimizerProvider.class)
            .getConstructor()
            .newInstance();
    int last = Integer.parseInt(arguments[1]);
    byte[] saved = Files.readAllBytes(Path.of(arguments[2]));
    Subject<OptimizerProvider> subject =
        new Subject<>(PluginKind.OPTIMIZER, provider, new Descent(), new Wrapper());
    try (Nn nn = subject.nn(1);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[3]))))) {
      while (in.available() > 0) {
        SavedRun.writeArrays(SavedRun.read(in).finish(nn, last), out);
      }
    }
  }
}
