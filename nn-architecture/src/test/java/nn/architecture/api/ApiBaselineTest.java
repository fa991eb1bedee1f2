package nn.architecture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who compiled a plugin against nn.api runs it with the next version. */
class ApiBaselineTest {
  private static final String RECORD =
      "./mvnw -pl nn-architecture -am test -Dtest=ApiBaselineTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dnn.api=record";

  @Test
  void stableTypesKeepTheirSignatures() throws IOException {
    List<String> objections = baseline().objections(BaselineFiles.ofTheProject().acceptedBreaks());
    assertNone(
        objections,
        "Restore what breaks plugins, or accept it with its reason in"
            + " nn-api/api/accepted-breaks.txt");
  }

  @Test
  void changesAreRecorded() throws IOException {
    Baseline baseline = baseline();
    if (System.getProperty("nn.api", "compare").equals("record")) {
      BaselineFiles.ofTheProject().record(baseline.toRecord());
    } else {
      assertNone(baseline.changes(), "Changes of nn.api are recorded by\n" + RECORD);
    }
  }

  private static void assertNone(Collection<String> findings, String advice) {
    assertTrue(findings.isEmpty(), () -> advice + "\n" + String.join("\n", findings));
  }

  @Test
  void everyExportedPackageIsSeen() {
    Set<String> packages =
        PublicTypes.ofTheApi().stream().map(Class::getPackageName).collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "nn.api",
            "nn.api.activation",
            "nn.api.data",
            "nn.api.export",
            "nn.api.init",
            "nn.api.kernel",
            "nn.api.layer",
            "nn.api.loss",
            "nn.api.linalg",
            "nn.api.math",
            "nn.api.metric",
            "nn.api.optim",
            "nn.api.plugin",
            "nn.api.schedule"),
        packages);
  }

  private static Baseline baseline() throws IOException {
    NavigableSet<String> recorded = BaselineFiles.ofTheProject().signatures();
    return new Baseline(recorded, Signatures.of(PublicTypes.ofTheApi()));
  }
}
