package nn.autograd.folder;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import nn.autograd.registry.Excerpt;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.ServiceFiles;

/**
 * Whether a jar provides the same plugins however it is used: as a module or on the class path, by
 * this Java or by another.
 */
final class ProviderCheck {
  private static final String VERSIONS = "META-INF/versions/";

  private ProviderCheck() {}

  /** Returns what differs. */
  static List<String> problems(ModuleDescriptor module, Path jar) throws IOException {
    List<String> problems = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (PluginKind<?> kind : PluginKind.ALL) {
        compareServiceFile(module, kind.service().getName(), file, problems);
      }
      if (file.isMultiRelease()) {
        compareModuleInfos(module, file, problems);
        compareClasses(module, file, problems);
      }
    }
    return problems;
  }

  private static void compareServiceFile(
      ModuleDescriptor module, String service, JarFile jar, List<String> problems)
      throws IOException {
    String path = "META-INF/services/" + service;
    JarEntry entry = jar.getJarEntry(path);
    if (entry == null) {
      return;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      Set<String> listed = ServiceFiles.classes(in).collect(Collectors.toCollection(TreeSet::new));
      Set<String> provided = provided(module, service);
      if (!listed.equals(provided)) {
        problems.add(
            path
                + " lists "
                + Excerpt.of(listed.toString())
                + ", but its module-info provides "
                + Excerpt.of(provided.toString()));
      }
    }
  }

  private static void compareModuleInfos(
      ModuleDescriptor module, JarFile jar, List<String> problems) throws IOException {
    JarEntry first = jar.getJarEntry("module-info.class");
    if (first == null) {
      return; // there is but one, for newer versions of Java
    }
    try (InputStream in = jar.getInputStream(first)) {
      if (!ModuleDescriptor.read(in).provides().equals(module.provides())) {
        problems.add(VERSIONS + " holds a module-info that provides something else");
      }
    } catch (InvalidModuleDescriptorException e) {
      problems.add("its module-info cannot be read: " + Excerpt.of(e));
    }
  }

  private static void compareClasses(ModuleDescriptor module, JarFile jar, List<String> problems) {
    List<String> versioned =
        jar.stream().map(JarEntry::getName).filter(name -> name.startsWith(VERSIONS)).toList();
    for (PluginKind<?> kind : PluginKind.ALL) {
      for (String provider : provided(module, kind.service().getName())) {
        String path = provider.replace('.', '/') + ".class";
        if (jar.getJarEntry(path) != null
            && versioned.stream().anyMatch(name -> name.endsWith("/" + path))) {
          problems.add(VERSIONS + " holds another " + provider);
        }
      }
    }
  }

  private static Set<String> provided(ModuleDescriptor module, String service) {
    return module.provides().stream()
        .filter(provides -> provides.service().equals(service))
        .flatMap(provides -> provides.providers().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
