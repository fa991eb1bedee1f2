package nn.layers.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.TensorFile;
import nn.layers.training.TrainingSetup.Checkpoints;

/** Saves the state of a training when it has changed, and the weights of its best epoch. */
final class CheckpointSaving {
  private final TrainingSetup setup;
  private final FiniteCheck check;
  private final Progress progress;
  private final TrainingState state;
  private final Optional<ModelSelection> selection;
  private boolean changed;
  private int bestSaved;

  CheckpointSaving(
      TrainingSetup setup,
      FiniteCheck check,
      Progress progress,
      TrainingState state,
      Optional<ModelSelection> selection) {
    this.setup = setup;
    this.check = check;
    this.progress = progress;
    this.state = state;
    this.selection = selection;
  }

  /** Notes that there is something to save. */
  void changed() {
    changed = true;
  }

  /** Notes that the state is that of a checkpoint. */
  void restored() {
    changed = false;
    bestSaved = 0;
  }

  /** Saves after an epoch, if it is one of those. */
  void epochEnded() {
    Checkpoints checkpoints = setup.checkpoints();
    if (checkpoints != null && progress.epoch() % checkpoints.everyEpochs() == 0) {
      saveIfChanged();
    }
  }

  /**
   * Saves what there is. The best weights come first: with the last checkpoint they are there too.
   */
  void saveIfChanged() {
    if (!changed) {
      return;
    }
    check.requireFiniteValues(progress.step(), progress.lastLoss());
    Checkpoints checkpoints = setup.checkpoints();
    if (checkpoints == null) {
      return;
    }
    Path file = save(checkpoints.store());
    changed = false;
    setup.listeners().forEach(listener -> listener.onCheckpoint(progress.step(), file));
  }

  private Path save(CheckpointStore store) {
    try {
      TensorFile now = state.capture();
      if (selection.isPresent() && selection.get().bestEpoch() != bestSaved) {
        saveBest(store, selection.get(), now.metadata());
      }
      return store.save(progress.step(), now);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void saveBest(
      CheckpointStore store, ModelSelection best, SequencedMap<String, String> metadata)
      throws IOException {
    SequencedMap<String, String> texts = new LinkedHashMap<>(metadata);
    texts.remove(TrainingState.FORMAT); // it is no checkpoint of a training
    texts.put("best.epoch", Integer.toString(best.bestEpoch()));
    store.save(Trainer.BEST_WEIGHTS, best.file(texts));
    bestSaved = best.bestEpoch();
  }
}
