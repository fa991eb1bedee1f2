package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that do not go together: one message names jar and module. */
class ModuleConflictsTest {
  @TempDir private Path root;
  @TempDir private Path work;
  private HostileFolder folder;
  private Path jar;

  @BeforeEach
  void aHealthyPluginLiesBesideIt() throws IOException {
    folder = HostileFolder.in(root);
    jar = folder.jar();
  }

  private static PluginJar requiring(String module, Path modulePath) {
    return PluginJar.optimizer("bad")
        .source("module-info", PluginJar.moduleInfo("bad", "requires " + module + ";"))
        .compiledWith("-p", PluginJar.modulePath() + File.pathSeparator + modulePath);
  }

  @Test
  void noProvider() throws IOException {
    PluginJar.empty()
        .source("module-info", "module com.acme.bad { }")
        .source("com.acme.bad.Nothing", "package com.acme.bad; class Nothing {}")
        .write(jar);
    folder.assertReported("no module provides", "com.acme.bad");
  }

  @Test
  void aModuleInTheNamesOfNn() throws IOException {
    PluginJar.empty()
        .source(
            "module-info",
            "module nn.core { requires nn.api; provides nn.api.optim.OptimizerProvider with"
                + " com.acme.bad.Provider; }")
        .source("com.acme.bad.Provider", PluginJar.provider("bad", ""))
        .write(jar);
    folder.assertReported("bad.jar", "nn.core", "reserved");
  }

  @Test
  void aPackageOfTheHost() throws IOException {
    PluginJar.optimizer("bad").resource("nn/api/optim/Extra.class", "").write(jar);
    folder.assertReported("nn.api.optim", "bad.jar, module com.acme.bad");
  }

  @Test
  void aPackageSplitBetweenTwoFoldersIsNoConflict() throws IOException {
    for (String name : List.of("one", "two")) {
      sharing(name).write(root.resolve(name).resolve(name + ".jar"));
    }
    Files.delete(jar.getParent());
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    assertEquals(
        List.of("healthy", "one", "two"),
        folders.stream()
            .flatMap(each -> each.providers().stream())
            .map(provider -> provider.descriptor().name())
            .toList());
  }

  @Test
  void aPackageSplitBetweenTwoJarsOfAFolder() throws IOException {
    sharing("one").write(folder.jar("one.jar"));
    sharing("two").write(folder.jar("two.jar"));
    folder.assertReported(
        "com.acme.shared", "one.jar, module com.acme.one", "two.jar, module com.acme.two");
  }

  /** Returns a module of its own name with a provider in the package com.acme.shared. */
  private static PluginJar sharing(String name) {
    return PluginJar.empty()
        .source(
            "module-info",
            PluginJar.moduleInfo(name, "").replace("com.acme." + name + ".", "com.acme.shared."))
        .source(
            "com.acme.shared.Provider",
            PluginJar.provider(name, "").replace("com.acme." + name, "com.acme.shared"));
  }

  @Test
  void aRequiredModuleIsMissing() throws IOException {
    Path library =
        PluginJar.empty()
            .source("module-info", "module org.library { }")
            .source("org.library.A", "package org.library; class A {}")
            .write(work.resolve("library.jar"));
    requiring("org.library", library).write(jar);
    folder.assertReported("org.library", "bad.jar, module com.acme.bad");
  }

  @Test
  void modulesThatRequireEachOther() throws IOException {
    PluginJar cycle =
        PluginJar.empty().source("org.cycle.A", "package org.cycle; public class A {}");
    Path withoutCycle =
        cycle.source("module-info", "module org.cycle { }").write(work.resolve("cycle.jar"));
    requiring("org.cycle", withoutCycle).write(jar);
    cycle
        .source("module-info", "module org.cycle { requires com.acme.bad; }")
        .compiledWith(
            "-p",
            PluginJar.modulePath()
                + File.pathSeparator
                + PluginJar.optimizer("bad").write(work.resolve("bad.jar")))
        .write(folder.jar("cycle.jar"));
    folder.assertReported("Cycle", "bad.jar, module com.acme.bad", "cycle.jar, module org.cycle");
  }

  @Test
  void aLibraryOfTheSameNameAsOneOfNnIsThePluginsOwn() throws IOException {
    Files.delete(root.resolve("healthy/healthy.jar"));
    Files.delete(root.resolve("healthy"));
    Path library =
        PluginJar.empty()
            .source("module-info", "module org.slf4j { exports org.slf4j; }")
            .source(
                "org.slf4j.Logger",
                "package org.slf4j; public class Logger { public static String summary() {"
                    + " return \"Of the plugin's own library.\"; } }")
            .write(folder.jar("library.jar"));
    requiring("org.slf4j", library)
        .source(
            "com.acme.bad.Provider",
            PluginJar.provider("bad", "").replace("\"A test.\"", "org.slf4j.Logger.summary()"))
        .write(jar);
    PluginFolder loaded = PluginFolder.loadAll(root).getFirst();
    assertEquals(List.of(), loaded.problems());
    assertEquals(
        "Of the plugin's own library.", loaded.providers().getFirst().descriptor().summary());
  }

  @Test
  void twoVersionsOfOneModule() throws IOException {
    PluginJar.optimizer("bad").write(jar);
    PluginJar.optimizer("bad").write(folder.jar("bad-2.jar"));
    folder.assertReported("bad-2.jar", "bad.jar", "the module com.acme.bad", "remove one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99.1", "0.0.1"})
  void madeForAnotherApi(String version) throws IOException {
    Path api =
        PluginJar.empty()
            .source("module-info", "module nn.api { exports nn.api.optim; }")
            .source(
                "nn.api.optim.OptimizerProvider",
                "package nn.api.optim; public interface OptimizerProvider {}")
            .compiledWith("--module-version", version)
            .write(work.resolve("nn-api.jar"));
    PluginJar.empty()
        .source("module-info", PluginJar.moduleInfo("bad", ""))
        .source(
            "com.acme.bad.Provider",
            "package com.acme.bad; public final class Provider implements"
                + " nn.api.optim.OptimizerProvider {}")
        .compiledWith("-p", api.toString())
        .write(jar);
    folder.assertReported("bad.jar, module com.acme.bad", "compiled against nn.api " + version);
  }
}
