package nn.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real file system with a fault at a chosen operation, and a log of every operation that
 * matters for durability.
 */
public final class FaultyFileSystem extends FileSystem {
  /** What goes wrong. */
  public enum Fault {
    /** The operation fails, the next ones do not. */
    ONCE,
    /** The operation and all after it fail, as when the process dies or the disk goes away. */
    FOR_EVER,
    /** A write reports success but stores only half of its bytes; another operation fails. */
    LYING_WRITE
  }

  private final FileSystem real;
  private final Fault fault;
  private final int faultAt;
  private final List<Operation> operations = new ArrayList<>();
  private final FileSystemProvider provider = new Provider();

  /**
   * An operation that matters for durability, also one that failed.
   *
   * @param kind {@code create}, {@code open}, {@code write}, {@code force}, {@code read}, {@code
   *     move}, {@code mkdir}, {@code delete} or {@code list}
   * @param path what it is about; for a move where to
   * @param source for a move where from, otherwise the path again
   */
  public record Operation(String kind, Path path, Path source) {
    @Override
    public String toString() {
      return kind + " " + path.getFileName();
    }
  }

  /**
   * Creates a file system.
   *
   * @param faultAt the index of the operation that goes wrong, 0 the first
   */
  public FaultyFileSystem(FileSystem real, Fault fault, int faultAt) {
    this.real = real;
    this.fault = fault;
    this.faultAt = faultAt;
  }

  /** Returns the operations so far, such as {@code "force x"}. */
  public List<String> log() {
    return operations.stream().map(Operation::toString).toList();
  }

  /** Returns the operations so far, with whole paths. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Returns a path whose operations go through this file system. */
  public Path wrap(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getFileSystem")) {
                return this;
              }
              Object[] realArguments = arguments == null ? new Object[0] : arguments.clone();
              for (int i = 0; i < realArguments.length; i++) {
                realArguments[i] = unwrapped(realArguments[i]);
              }
              try {
                Object result = method.invoke(path, realArguments);
                return method.getName().equals("hashCode") || !(result instanceof Path wrapped)
                    ? result
                    : wrap(wrapped);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Object unwrapped(Object argument) {
    return argument instanceof Path path ? unwrap(path) : argument;
  }

  /** The text of a proxy is that of its path. */
  private static Path unwrap(Path path) {
    return Path.of(path.toString());
  }

  /** Logs an operation; returns whether it must lie. */
  boolean happens(String operation, Path file) throws IOException {
    return happens(operation, file, file);
  }

  private boolean happens(String operation, Path file, Path source) throws IOException {
    int index = operations.size();
    operations.add(new Operation(operation, unwrap(file), unwrap(source)));
    boolean hit = fault == Fault.FOR_EVER ? index >= faultAt : index == faultAt;
    if (hit && fault == Fault.LYING_WRITE && operation.equals("write")) {
      return true;
    }
    if (hit) {
      throw new IOException("injected at " + index + ": " + operation);
    }
    return false;
  }

  private final class Provider extends FileSystemProvider {
    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      happens(options.contains(StandardOpenOption.CREATE_NEW) ? "create" : "open", path);
      return new FaultyChannel(
          FaultyFileSystem.this, unwrap(path), FileChannel.open(unwrap(path), options, attributes));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      happens("list", folder);
      List<Path> wrapped = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(unwrap(folder))) {
        stream.forEach(path -> wrapped.add(wrap(path)));
      }
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return wrapped.iterator();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      happens("mkdir", folder);
      Files.createDirectory(unwrap(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      happens("delete", path);
      Files.delete(unwrap(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      happens("move", target, source);
      Files.move(unwrap(source), unwrap(target), options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return Files.readAttributes(unwrap(path), type, options);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      real.provider().checkAccess(unwrap(path), modes);
    }

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return FaultyFileSystem.this;
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
      throw new UnsupportedOperationException("a rename must not become a copy");
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return Files.isSameFile(unwrap(path), unwrap(other));
    }

    @Override
    public boolean isHidden(Path path) {
      return false;
    }

    @Override
    public FileStore getFileStore(Path path) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
