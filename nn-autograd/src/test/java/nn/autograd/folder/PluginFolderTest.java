package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Plugin;
import nn.autograd.Nn;
import nn.autograd.registry.PluginException;
import nn.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Healthy plugins from a folder: found, isolated, and bound to the host's nn.api. */
class PluginFolderTest {
  @TempDir private Path root;

  private List<PluginFolder> load() {
    return PluginFolder.loadAll(root);
  }

  private Plugin only(PluginFolder folder) {
    assertEquals(List.of(), folder.problems());
    assertEquals(1, folder.providers().size());
    return folder.providers().getFirst();
  }

  @Test
  void aModuleIsLoadedIntoALayerOfItsOwn() throws IOException {
    PluginJar.optimizer("alpha").write(root.resolve("alpha/alpha.jar"));
    PluginJar.optimizer("beta").write(root.resolve("beta/beta.jar"));
    List<PluginFolder> folders = load();
    Plugin alpha = only(folders.get(0));
    Plugin beta = only(folders.get(1));
    assertEquals("com.acme.alpha", alpha.getClass().getModule().getName());
    assertNotSame(alpha.getClass().getModule().getLayer(), beta.getClass().getModule().getLayer());
    assertSame(OptimizerProvider.class.getModule().getLayer(), parentOf(alpha));
  }

  private static ModuleLayer parentOf(Plugin plugin) {
    return plugin.getClass().getModule().getLayer().parents().getFirst();
  }

  @Test
  void aPluginTrainsByNameThroughTheBuilder() throws IOException {
    PluginJar.optimizer("alpha").write(root.resolve("alpha/alpha.jar"));
    try (Nn nn = Nn.builder().plugins(root).build()) {
      assertEquals("com.acme.alpha", nn.optimizers().get("alpha").module());
      assertTrue(nn.optimizers().get("alpha").location().endsWith("alpha.jar"));
    }
  }

  @Test
  void aJarWithoutModuleInfoIsFoundByItsServiceFile() throws IOException {
    PluginJar.empty()
        .source("com.acme.plain.Provider", PluginJar.provider("plain", ""))
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.plain.Provider\n")
        .write(root.resolve("plain/plain.jar"));
    assertEquals("plain", only(load().getFirst()).descriptor().name());
  }

  @Test
  void anAutomaticModuleIsFoundUnderTheNameOfItsManifest() throws IOException {
    PluginJar.empty()
        .source("com.acme.plain.Provider", PluginJar.provider("plain", ""))
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.plain.Provider\n")
        .resource("META-INF/MANIFEST.MF", "Automatic-Module-Name: com.acme.automatic\n")
        .write(root.resolve("plain/plain.jar"));
    assertEquals("com.acme.automatic", only(load().getFirst()).getClass().getModule().getName());
  }

  @Test
  void twoPluginsUseDifferentVersionsOfTheSameLibrary() throws IOException {
    for (String name : List.of("one", "two")) {
      Path library =
          PluginJar.empty()
              .source("module-info", "module org.library { exports org.library; }")
              .source(
                  "org.library.Version",
                  "package org.library; public final class Version { public static final String"
                      + " NAME = String.valueOf(\"%s\"); }".formatted(name))
              .write(root.resolve(name + "/library.jar"));
      PluginJar.empty()
          .compiledWith("-p", PluginJar.modulePath() + File.pathSeparator + library)
          .source(
              "module-info",
              "module com.acme.%1$s { requires nn.api; requires org.library; provides"
                      .formatted(name)
                  + " nn.api.optim.OptimizerProvider with com.acme.%1$s.Provider; }"
                      .formatted(name))
          .source(
              "com.acme." + name + ".Provider",
              PluginJar.provider(
                  name, "@Override public String toString() { return org.library.Version.NAME; }"))
          .write(root.resolve(name + "/plugin.jar"));
    }
    List<PluginFolder> folders = load();
    assertEquals("one", only(folders.get(0)).toString());
    assertEquals("two", only(folders.get(1)).toString());
  }

  @Test
  void aBundledCopyOfNnApiNeverShadowsTheHosts() throws IOException {
    PluginJar.optimizer("alpha").write(root.resolve("alpha/alpha.jar"));
    Path bundled = root.resolve("alpha/nn-api.jar");
    if (PluginJar.api().endsWith(".jar")) {
      Files.copy(Path.of(PluginJar.api()), bundled);
    } else {
      ToolProvider.findFirst("jar")
          .orElseThrow()
          .run(System.out, System.err, "-c", "-f", bundled.toString(), "-C", PluginJar.api(), ".");
    }
    assertTrue(only(load().getFirst()) instanceof OptimizerProvider);
  }

  @Test
  void hiddenFilesAreIgnoredAndAnEmptyRootIsFine() throws IOException {
    Files.writeString(root.resolve(".DS_Store"), "");
    assertEquals(List.of(), load());
  }

  @Test
  void aMissingRootIsNamed() {
    Path missing = root.resolve("missing");
    assertTrue(
        assertThrows(PluginException.class, () -> PluginFolder.loadAll(missing))
            .getMessage()
            .contains(missing.toString()));
  }
}
