package nn.testing;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
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
  private final FileSystemProvider provider = new FaultyProvider(this);

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
    return FaultyPath.wrap(path, this);
  }

  /** Logs an operation; returns whether it must lie. */
  boolean happens(String operation, Path file) throws IOException {
    return happens(operation, file, file);
  }

  /** Logs an operation that has a source; returns whether it must lie. */
  boolean happens(String operation, Path file, Path source) throws IOException {
    int index = operations.size();
    operations.add(new Operation(operation, FaultyPath.unwrap(file), FaultyPath.unwrap(source)));
    boolean hit = fault == Fault.FOR_EVER ? index >= faultAt : index == faultAt;
    if (hit && fault == Fault.LYING_WRITE && operation.equals("write")) {
      return true;
    }
    if (hit) {
      throw new IOException("injected at " + index + ": " + operation);
    }
    return false;
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
