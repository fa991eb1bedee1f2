package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code of the README is what it says: it compiles as it stands, and it trains. */
final class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("nn.root"));

  @Test
  void showsTheTrainingLoopAsItIs() throws IOException {
    String source =
        Files.readString(ROOT.resolve("nn-examples/src/main/java/nn/examples/TrainingLoop.java"));
    assertEquals(source.replace("package nn.examples;\n\n", ""), block("java"));
  }

  @Test
  void trainingLoopCompilesAsItStandsAndReadsDigits(@TempDir Path folder) throws Exception {
    CodeBlock program = new CodeBlock(block("java"), "TrainingLoop");
    program.compile(folder);
    String output = Captured.output(() -> program.run(folder));
    String last = output.lines().toList().getLast();
    assertTrue(last.matches("epoch 19: reads 9[5-9] %"), output);
  }

  @Test
  void dependenciesAreWhatTheInstallLineInstalls() throws IOException {
    String xml = block("xml");
    String version = System.getProperty("nn.version");
    assertTrue(xml.contains("<nn.version>" + version + "</nn.version>"), xml);
    List<String> named = all("<artifactId>(.*?)</artifactId>", xml);
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertEquals(
        String.join(",", named), all("-DskipTests -pl (\\S+) -am install", readme).getFirst());
    assertTrue(named.stream().allMatch(module -> Files.exists(ROOT.resolve(module + "/pom.xml"))));
  }

  private static List<String> all(String expression, String text) {
    return Pattern.compile(expression).matcher(text).results().map(m -> m.group(1)).toList();
  }

  private static String block(String language) throws IOException {
    return CodeBlock.first(language, "README.md");
  }
}
