package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.ChildJvm;
import nn.autograd.fixture.ListBesideACopy;
import nn.autograd.fixture.ListOptimizers;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.fixture.Throwing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In JVMs of their own: the service files of tests are not seen from a named module. */
class ProviderFinderTest {
  @TempDir private Path folder;

  private List<String> list(String... providers) throws IOException, InterruptedException {
    writeServiceFile(providers);
    return output(ChildJvm.onClassPath(ListOptimizers.class, List.of(folder)));
  }

  private void writeServiceFile(String... providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(OptimizerProvider.class.getName()), List.of(providers));
  }

  private static List<String> output(ChildJvm.Output output) {
    assertEquals(0, output.exit(), output.err());
    return output.out().lines().toList();
  }

  @Test
  void findsProvidersOnTheClassPathWithTheirPlace() throws Exception {
    List<String> lines = list(Sgd.class.getName(), "# a comment", Averaging.class.getName());
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("optimizer 'averaging' (class path, /"), lines.toString());
    assertTrue(lines.get(1).startsWith("optimizer 'sgd' (class path, /"), lines.toString());
  }

  @Test
  void findsProvidersOfTheContextClassLoader() throws Exception {
    writeServiceFile(Sgd.class.getName());
    ChildJvm.Output output =
        ChildJvm.onClassPath(ListOptimizers.class, List.of(), folder.toUri().toString());
    assertEquals(1, output(output).size(), output.out());
  }

  @Test
  void namesAProviderThatCannotBeCreatedAndGoesOnToTheNext() throws Exception {
    List<String> lines = list(Throwing.class.getName(), Sgd.class.getName(), "com.example.Gone");
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.getLast().startsWith("optimizer 'sgd' ("), lines.toString());
    assertTrue(
        lines
            .get(0)
            .matches(
                "optimizer provider nn\\.autograd\\.fixture\\.Throwing \\(class path, /.*\\) cannot"
                    + " be created: java\\.lang\\.IllegalStateException: no licence found"),
        lines.get(0));
    assertTrue(lines.get(1).contains("com.example.Gone not found"), lines.get(1));
    assertTrue(lines.get(1).contains("it is listed in file:" + folder), lines.get(1));
  }

  @Test
  void namesAServiceFileThatCannotBeRead() throws Exception {
    List<String> lines = list("not a class name");
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(
        lines.getFirst().contains("file:" + folder + "/META-INF/services/"), lines.toString());
  }

  @Test
  void namesAProviderOfAnotherType() throws Exception {
    List<String> lines = list(Parameters.class.getName());
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.getFirst().contains("Parameters not a subtype"), lines.toString());
    assertTrue(lines.getFirst().contains("it is listed in file:" + folder), lines.toString());
  }

  @Test
  void passesOverProvidersOfAnotherCopyOfTheApi() throws Exception {
    assertFoundOnceBesideACopy("nn.");
  }

  @Test
  void passesOverAnotherCopyOfAProvider() throws Exception {
    assertFoundOnceBesideACopy("nn.autograd.fixture.");
  }

  private void assertFoundOnceBesideACopy(String copied) throws Exception {
    writeServiceFile(Sgd.class.getName());
    List<String> lines =
        output(ChildJvm.onClassPath(ListBesideACopy.class, List.of(folder), copied));
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.getFirst().startsWith("optimizer 'sgd' ("), lines.toString());
  }
}
