package nn.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A real path that names a {@link FaultyFileSystem} as its own, and so do the paths made from it.
 */
record FaultyPath(Path real, FaultyFileSystem fileSystem) implements InvocationHandler {

  static Path wrap(Path path, FaultyFileSystem fileSystem) {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new FaultyPath(path, fileSystem));
  }

  /** The text of a proxy is that of its path. */
  static Path unwrap(Path path) {
    return Path.of(path.toString());
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return fileSystem;
    }
    Object[] unwrapped = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < unwrapped.length; i++) {
      unwrapped[i] = unwrapped[i] instanceof Path path ? unwrap(path) : unwrapped[i];
    }
    try {
      Object result = method.invoke(real, unwrapped);
      return result instanceof Path path ? wrap(path, fileSystem) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
