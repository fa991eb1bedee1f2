package nn.tck.optimizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import nn.layers.checkpoint.SafeTensors;
import nn.tck.contract.Closeness;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;
import org.junit.jupiter.api.DynamicTest;

/**
 * Whether states that earlier versions of an optimizer saved still load.
 *
 * <p>The system property {@code nn.tck.record} makes this version save states for later ones, one
 * file per configuration, under the property's value as name.
 */
public final class EarlierStates {
  /** The system property with the version that saves. */
  public static final String PROPERTY = "nn.tck.record";

  private static final String SUFFIX = ".safetensors";

  private final Subject<OptimizerProvider> subject;

  /** Creates the tests. */
  public EarlierStates(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns one test per file of a folder, after it has recorded more if it should. */
  public Stream<DynamicTest> tests(Path folder, List<String> configurations) {
    try {
      String version = System.getProperty(PROPERTY);
      if (version != null) {
        record(folder, version, configurations);
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> file.toString().endsWith(SUFFIX))
            .sorted()
            .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> load(file)))
            .toList()
            .stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(Path folder, String version, List<String> configurations) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < configurations.size(); i++) {
      Spec spec = SpecParser.parse(configurations.get(i));
      Path file = folder.resolve(version + "-" + (i + 1) + SUFFIX);
      try (Nn nn = subject.nn(1)) {
        Inputs inputs = Inputs.normal(Numbers.first());
        SafeTensors.write(file, EarlierState.of(spec, Trial.of(nn, spec, inputs)).toFile());
      }
    }
  }

  private void load(Path file) throws IOException {
    EarlierState saved = EarlierState.read(SafeTensors.read(file));
    subject.check(saved.spec(), (nn, spec, numbers) -> load(file, nn, saved));
  }

  private void load(Path file, Nn nn, EarlierState saved) {
    String what = "with " + saved.spec() + ", saved in " + file;
    Trial trial;
    try {
      trial = saved.resume(nn);
    } catch (IllegalArgumentException e) {
      throw Contract.EARLIER_STATES_LOAD.broken(subject, what + ": " + e.getMessage(), e);
    }
    trial.steps(EarlierState.STEPS);
    saved
        .after()
        .forEach((path, expected) -> {
          float[] actual = trial.parameter(path).toArray();
          for (int i = 0; i < expected.length; i++) {
            if (!Closeness.isClose(expected[i], actual[i])) {
              throw Contract.EARLIER_STATES_LOAD.broken(
                  subject,
                  what
                      + ", "
                      + EarlierState.STEPS
                      + " steps later: "
                      + path
                      + "["
                      + i
                      + "] is "
                      + actual[i]
                      + " instead of "
                      + expected[i]);
            }
          }
        });
  }
}
