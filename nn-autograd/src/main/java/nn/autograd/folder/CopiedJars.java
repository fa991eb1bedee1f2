package nn.autograd.folder;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import nn.autograd.registry.Relocated;

/** Loads classes from the copies of jars, where nn itself runs on the class path. */
final class CopiedJars extends URLClassLoader implements Relocated {
  private final List<JarCopies.Copy> jars;

  CopiedJars(List<JarCopies.Copy> jars, ClassLoader parent) {
    super(jars.stream().map(CopiedJars::url).toArray(URL[]::new), parent);
    this.jars = jars;
  }

  private static URL url(JarCopies.Copy jar) {
    try {
      return jar.path().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " has no URL", e);
    }
  }

  @Override
  public String original(String copy) {
    return jars.stream()
        .filter(jar -> jar.path().toString().equals(copy))
        .map(jar -> jar.original().toString())
        .findFirst()
        .orElse(copy);
  }
}
