package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be read or written; Java's message is often a path alone. */
public final class FileFailure {
  private FileFailure() {}

  /** Returns the message with the reason: {@code run/config.yaml: permission denied}. */
  public static String message(IOException e) {
    return e instanceof FileSystemException failed && failed.getFile() != null
        ? failed.getFile() + ": " + reason(failed)
        : reason(e);
  }

  /** Returns the reason without the name of the file: {@code No space left on device}. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "something of this name is there already";
      case DirectoryNotEmptyException _ -> "a folder with files in it is in the way";
      case NotDirectoryException _ -> "a file is where a folder must be";
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
