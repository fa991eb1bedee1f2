package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last few checkpoints of one run, in one folder, one file per saved step.
 *
 * <p>A process killed at any moment leaves the newest checkpoint that was reported saved. A file
 * that was damaged later is noticed by its digest, and the one before is used. One process may save
 * into a folder at a time; not thread-safe.
 */
public final class CheckpointStore {
  private static final int MIN_GENERATIONS = 2;

  private final Path folder;
  private final int generations;

  /** Once the folder was there it is not created again: it was moved with what it holds. */
  private boolean createsFolder;

  /** A checkpoint that was read and is whole. */
  public record Checkpoint(long step, Path file, TensorFile content) {}

  /**
   * The newest whole checkpoint, and what was passed over on the way to it.
   *
   * @param checkpoint empty if there is none
   * @param skipped the newer files, each with what is wrong in it; newest first
   */
  public record Latest(Optional<Checkpoint> checkpoint, List<CorruptFileException> skipped) {
    /** Copies the list. */
    public Latest {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Creates a store; the folder is created by the first save.
   *
   * @param generations how many checkpoints to keep, at least 2: one may be damaged
   */
  public CheckpointStore(Path folder, int generations) {
    this(folder, generations, true);
  }

  private CheckpointStore(Path folder, int generations, boolean createsFolder) {
    if (generations < MIN_GENERATIONS) {
      throw new IllegalArgumentException(
          "expected at least " + MIN_GENERATIONS + " generations, found " + generations);
    }
    this.folder = folder;
    this.generations = generations;
    this.createsFolder = createsFolder;
  }

  /**
   * Creates a store in a folder that is there; a save fails when it is gone, rather than create it
   * anew where its other checkpoints are not.
   *
   * @param generations how many checkpoints to keep, at least 2: one may be damaged
   */
  public static CheckpointStore inExisting(Path folder, int generations) {
    return new CheckpointStore(folder, generations, false);
  }

  /**
   * Saves a checkpoint, then deletes those that are too old and what a crash may have left.
   *
   * @return the file
   * @throws NotCommittedException if nothing was saved; all earlier checkpoints are still there,
   *     unless the folder was moved or deleted
   * @throws DurabilityUncertainException if it was saved but may not survive a loss of power; all
   *     earlier checkpoints are still there
   * @throws IOException if it was saved, but the old files could not be deleted
   */
  public Path save(long step, TensorFile content) throws IOException {
    if (step < 0) {
      throw new IllegalArgumentException("expected a step of at least 0, found " + step);
    }
    Path file = CheckpointFiles.of(folder, step);
    if (createsFolder) {
      createFolder(file);
    }
    SafeTensors.write(file, content);
    tidy(step, file);
    return file;
  }

  /**
   * Saves a file that is no checkpoint beside the checkpoints, in place of an earlier one.
   *
   * @param name of the file; not that of a checkpoint
   * @throws NotCommittedException if nothing was saved; an earlier file is still there
   * @throws DurabilityUncertainException if it was saved but may not survive a loss of power
   */
  public Path save(String name, TensorFile content) throws IOException {
    Path file = folder.resolve(name);
    if (createsFolder) {
      createFolder(file);
    }
    SafeTensors.write(file, content);
    return file;
  }

  private void createFolder(Path file) throws NotCommittedException {
    try {
      DurableFolder.createWithParents(folder);
      createsFolder = false;
    } catch (IOException e) {
      throw new NotCommittedException(file, folder, e);
    }
  }

  private void tidy(long step, Path saved) throws IOException {
    try {
      deleteOlder(step);
      DurableFile.deleteUnfinished(folder);
    } catch (IOException e) {
      throw new IOException(
          saved
              + " was saved, but the old files in "
              + folder
              + " could not be deleted: "
              + FileFailure.reason(e),
          e);
    }
  }

  /** Returns the file of the newest checkpoint, without reading it; empty if there is none. */
  public Optional<Path> newest() throws IOException {
    return Optional.ofNullable(CheckpointFiles.byStep(folder).lastEntry()).map(Map.Entry::getValue);
  }

  /** Returns the newest whole checkpoint, and every newer file that is not whole. */
  public Latest latest() throws IOException {
    List<CorruptFileException> skipped = new ArrayList<>();
    for (Map.Entry<Long, Path> entry : CheckpointFiles.byStep(folder).descendingMap().entrySet()) {
      try (SafeTensorsReader reader = SafeTensorsReader.open(entry.getValue())) {
        TensorFile content = reader.loadWithDigest();
        return new Latest(
            Optional.of(new Checkpoint(entry.getKey(), entry.getValue(), content)), skipped);
      } catch (CorruptFileException e) {
        skipped.add(e);
      }
    }
    return new Latest(Optional.empty(), skipped);
  }

  /** Later steps are what an earlier, damaged attempt left; they do not count as generations. */
  private void deleteOlder(long step) throws IOException {
    List<Path> kept = new ArrayList<>();
    for (Path file : CheckpointFiles.byStep(folder).headMap(step, true).descendingMap().values()) {
      if (kept.size() < generations) {
        kept.add(file);
      } else {
        Files.deleteIfExists(file);
      }
    }
  }
}
