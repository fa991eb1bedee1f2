package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.Nn;
import nn.testing.PluginJar;

/**
 * A folder of plugins with a bad one beside a healthy one. What can be bad, by the numbers under
 * which the plan lists it, and the tests:
 *
 * <pre>
 *  1 not a zip                             BrokenJarsTest.notAZip
 *  2 truncated                             BrokenJarsTest.truncated, damaged
 *  3 zip bomb                              BrokenJarsTest.aBomb, aBombThatLiesAboutItsSize
 *  4 `../` entry                           BrokenJarsTest.anEntryThatLeadsOut
 *  5 entries twice, directory ≠ content    BrokenJarsTest.theSameEntryTwice, aDirectoryThatDiffers…
 *  6 no module-info                        PluginFolderTest.aJarWithoutModuleInfo…
 *  7 automatic module                      PluginFolderTest.anAutomaticModule…
 *  8 module named nn.core                  ModuleConflictsTest.aModuleInTheNamesOfNn
 *  9 package split with nn                 ModuleConflictsTest.aPackageOfTheHost
 * 10 package split between two plugins     ModuleConflictsTest.aPackageSplitBetween…
 * 11 missing required module               ModuleConflictsTest.aRequiredModuleIsMissing
 * 12 cyclic requires                       ModuleConflictsTest.modulesThatRequireEachOther
 * 13 class-file version 99                 HostileProvidersTest.aClassFileFromTheFuture
 * 14 API version too new or too old        ModuleConflictsTest.madeForAnotherApi
 * 15 service file ≠ provides               ProviderConflictsTest.theServiceFile…
 * 16 signed, then altered                  SignedJarsTest
 * 17 another provider in META-INF/versions ProviderConflictsTest.anotherModuleInfo…, anotherProvider…
 * 18 SHA-256 not in the lock file          LockFileTest
 * 19 constructor throws                    HostileProvidersTest.theConstructorThrows
 * 20 static initialiser throws an Error    HostileProvidersTest.theStaticInitialiserThrows
 * 21 StackOverflowError                    HostileProvidersTest.theConstructorOverflowsTheStack
 * 22 OutOfMemoryError                      HostileProvidersTest.theConstructorRunsOutOfMemory
 * 23 odd names                             OddNamesTest
 * 24 wrong type                            ProviderConflictsTest.aServiceFileNamesAClassOfAnotherType
 * 25 constructor hangs                     HostileProvidersTest.theConstructorHangs
 * </pre>
 */
record HostileFolder(Path root) {

  /** Writes the healthy plugin. */
  static HostileFolder in(Path root) throws IOException {
    PluginJar.optimizer("healthy").write(root.resolve("healthy/healthy.jar"));
    Files.createDirectories(root.resolve("bad"));
    return new HostileFolder(root);
  }

  /** Returns where the bad jar is to be. */
  Path jar() {
    return jar("bad.jar");
  }

  /** Returns where one of the bad plugin's jars is to be. */
  Path jar(String name) {
    return root.resolve("bad").resolve(name);
  }

  /** Requires one problem that contains the parts, no provider, and the healthy plugin intact. */
  void assertReported(String... parts) {
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    PluginFolder bad = folders.getFirst();
    assertEquals(List.of(), bad.providers());
    assertEquals(1, bad.problems().size(), bad.problems().toString());
    String problem = bad.problems().getFirst();
    assertTrue(problem.startsWith(root.resolve("bad").toString()), problem);
    assertTrue(problem.length() < 3000, problem);
    for (String part : parts) {
      assertTrue(problem.contains(part), problem);
    }
    assertEquals(1, folders.getLast().providers().size());
    try (Nn nn = Nn.builder().plugins(root).threads(1).build()) {
      assertEquals("healthy", nn.optimizers().get("healthy").name());
      String asked =
          assertThrows(InvalidConfigException.class, () -> nn.optimizers().get("bad")).getMessage();
      assertTrue(asked.contains(problem), asked);
    }
  }
}
