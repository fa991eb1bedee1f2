package nn.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The operations of a {@link FaultyFileSystem}: each is logged, may fail, and is then the real one.
 */
final class FaultyProvider extends RefusingProvider {
  private final FaultyFileSystem fileSystem;

  FaultyProvider(FaultyFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    fileSystem.happens(options.contains(StandardOpenOption.CREATE_NEW) ? "create" : "open", path);
    return new FaultyChannel(
        fileSystem,
        FaultyPath.unwrap(path),
        FileChannel.open(FaultyPath.unwrap(path), options, attributes));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    fileSystem.happens("list", folder);
    List<Path> wrapped = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(FaultyPath.unwrap(folder))) {
      stream.forEach(path -> wrapped.add(fileSystem.wrap(path)));
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
    fileSystem.happens("mkdir", folder);
    Files.createDirectory(FaultyPath.unwrap(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    fileSystem.happens("delete", path);
    Files.delete(FaultyPath.unwrap(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    fileSystem.happens("move", target, source);
    Files.move(FaultyPath.unwrap(source), FaultyPath.unwrap(target), options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(FaultyPath.unwrap(path), type, options);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = FaultyPath.unwrap(path);
    real.getFileSystem().provider().checkAccess(real, modes);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException("a rename must not become a copy");
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(FaultyPath.unwrap(path), FaultyPath.unwrap(other));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }
}
