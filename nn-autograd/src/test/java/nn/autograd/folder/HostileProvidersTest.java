package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import nn.autograd.registry.ForeignCall;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers that cannot be loaded or created: one message names provider, module and jar. */
class HostileProvidersTest {
  private static final String WHERE = "com.acme.bad.Provider (com.acme.bad, ";

  @TempDir private Path root;
  private HostileFolder folder;
  private Path jar;

  @BeforeEach
  void aHealthyPluginLiesBesideIt() throws IOException {
    folder = HostileFolder.in(root);
    jar = folder.jar();
  }

  private static PluginJar withMembers(String members) {
    return PluginJar.optimizer("bad")
        .source("com.acme.bad.Provider", PluginJar.provider("bad", members));
  }

  @Test
  void aClassFileFromTheFuture() throws IOException {
    PluginJar.optimizer("bad").write(jar);
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path provider = zip.getPath("com/acme/bad/Provider.class");
      byte[] bytes = Files.readAllBytes(provider);
      bytes[7] = 99;
      Files.write(provider, bytes);
    }
    folder.assertReported("com/acme/bad/Provider", "version 99", "bad.jar, module com.acme.bad");
  }

  @Test
  void theConstructorThrows() throws IOException {
    withMembers("public Provider() { throw new IllegalStateException(\"not today\"); }").write(jar);
    folder.assertReported(WHERE + jar, "not today");
  }

  @Test
  void theConstructorThrowsALongMessage() throws IOException {
    withMembers("public Provider() { throw new Error(\"x\".repeat(1_000_000)); }").write(jar);
    folder.assertReported(WHERE + jar, "characters)");
  }

  @Test
  void theConstructorThrowsWhatCannotBeShown() throws IOException {
    withMembers(
            "static class Silent extends RuntimeException { @Override public String getMessage() {"
                + " throw this; } } public Provider() { throw new Silent(); }")
        .write(jar);
    folder.assertReported(WHERE + jar, "com.acme.bad.Provider$Silent");
  }

  @Test
  void theStaticInitialiserThrows() throws IOException {
    withMembers("static { if (true) throw new AssertionError(\"no start\"); }").write(jar);
    folder.assertReported(WHERE + jar, "no start");
  }

  @Test
  void theConstructorOverflowsTheStack() throws IOException {
    withMembers(
            "public Provider() { this(0); } Provider(int i) { f(i); }"
                + " int f(int i) { return f(i + 1) + 1; }")
        .write(jar);
    folder.assertReported(WHERE + jar, "StackOverflowError");
  }

  @Test
  void theConstructorRunsOutOfMemory() throws IOException {
    withMembers("public Provider() { throw new OutOfMemoryError(\"all gone\"); }").write(jar);
    folder.assertReported(WHERE + jar, "all gone");
  }

  @Test
  void theConstructorIsNotPublic() throws IOException {
    PluginJar.empty()
        .source("com.acme.bad.Provider", PluginJar.provider("bad", "private Provider() {}"))
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.bad.Provider\n")
        .write(jar);
    folder.assertReported("com.acme.bad.Provider", "bad.jar");
  }

  @Test
  void theConstructorHangs() throws IOException {
    withMembers("public Provider() throws InterruptedException { Thread.sleep(Long.MAX_VALUE); }")
        .write(jar);
    List<PluginFolder> folders = PluginFolder.loadAll(root, new ForeignCall(Duration.ofMillis(1)));
    String problem = folders.getFirst().problems().getFirst();
    assertTrue(problem.contains(WHERE + jar), problem);
    assertTrue(problem.endsWith("its constructor did not return within 0.001 seconds"), problem);
  }

  /** Each returns when the other has begun, so that they return only if neither is waited for. */
  @Test
  void aConstructorThatWaitsHoldsUpNoOtherFolder() throws IOException {
    String meeting = "HostileProvidersTest.meeting";
    String meet =
        "public Provider() throws Exception { ((java.util.concurrent.CyclicBarrier)"
            + " System.getProperties().get(\""
            + meeting
            + "\")).await(); }";
    Path folders = root.resolve("folders");
    for (String name : List.of("first", "second")) {
      PluginJar.optimizer(name)
          .source("com.acme." + name + ".Provider", PluginJar.provider(name, meet))
          .write(folders.resolve(name).resolve("plugin.jar"));
    }
    System.getProperties().put(meeting, new CyclicBarrier(2));
    try {
      List<PluginFolder> loaded =
          PluginFolder.loadAll(folders, new ForeignCall(Duration.ofMinutes(10)));
      assertEquals(List.of(1, 1), loaded.stream().map(each -> each.providers().size()).toList());
    } finally {
      System.getProperties().remove(meeting);
    }
  }
}
