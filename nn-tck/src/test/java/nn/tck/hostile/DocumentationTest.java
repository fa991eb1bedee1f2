package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nn.api.optim.OptimizerProvider;
import nn.tck.Law;
import nn.tck.OptimizerTck;
import org.junit.jupiter.api.Test;

/** The page for authors lists the tests that there are. */
final class DocumentationTest {
  private static final Path PAGE =
      Path.of(System.getProperty("nn.golden")).resolveSibling("docs/plugins/test.md");
  private static final Pattern TEST = Pattern.compile("`([a-zA-Z]+/[a-zA-Z]+)`");

  /** Claims all laws, to see the names of their tests. */
  static final class Tck extends OptimizerTck {
    @Override
    protected OptimizerProvider provider() {
      return new Harmless();
    }

    @Override
    protected Set<Law> laws() {
      return EnumSet.allOf(Law.class);
    }
  }

  @Test
  void everyTestStandsInTheTable() throws IOException {
    Set<String> documented =
        TEST.matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .map(name -> name.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(documented, KitRun.of(Tck.class).names());
  }
}
