package nn.lab.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import nn.autograd.Nn;
import nn.lab.config.ConfigChanges;
import nn.lab.config.ConfigChanges.MalformedConfigException;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.CheckpointStore.Checkpoint;
import nn.layers.checkpoint.CheckpointStore.Latest;
import nn.layers.training.StateMismatchException;
import nn.layers.training.Trainer;
import nn.layers.training.TrainingListener;
import nn.layers.training.TrainingResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads where every trial of a run goes on, and refuses if that is not what would be trained now;
 * it changes no file.
 */
final class ResumeCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ResumeCheck.class);

  private final Experiment experiment;
  private final RunFolder folder;
  private final Provenance now;
  private final ResumeChoices choices;
  private final List<TrialStart> starts = new ArrayList<>();
  private final SequencedSet<String> faults = new LinkedHashSet<>();
  private final SequencedSet<String> damages = new LinkedHashSet<>();
  private final SequencedSet<String> changes = new LinkedHashSet<>();

  ResumeCheck(Experiment experiment, RunFolder folder, Provenance now, ResumeChoices choices) {
    this.experiment = experiment;
    this.folder = folder;
    this.now = now;
    this.choices = choices;
  }

  /**
   * Returns where the trials go on; called once.
   *
   * @throws RunException listing everything that speaks against it
   */
  Resumption of(List<Trial> trials) throws IOException {
    for (Trial trial : trials) {
      starts.add(start(trial));
    }
    Resumption resumption = new Resumption(starts, List.copyOf(changes));
    boolean harmless = choices.acceptChanges() || resumption.isWhole(epochs());
    if (!faults.isEmpty() || !damages.isEmpty() || !(harmless || changes.isEmpty())) {
      throw new RunException(refusal(harmless));
    }
    return resumption;
  }

  private int epochs() {
    return experiment.config().training().epochs();
  }

  private TrialStart start(Trial trial) throws IOException {
    Provenance mine = now.forTrial(experiment, trial);
    CheckpointStore store = folder.store(trial);
    Latest latest = store.latest();
    Optional<Checkpoint> checkpoint = latest.checkpoint();
    if (checkpoint.isPresent()) {
      latest.skipped().forEach(damaged -> LOG.warn("passed over: {}", damaged.getMessage()));
      return start(trial, mine, checkpoint.get(), store);
    }
    if (!choices.restartDamaged()) {
      latest.skipped().forEach(damaged -> damages.add(String.valueOf(damaged.getMessage())));
    }
    return TrialStart.anew(trial, mine);
  }

  private TrialStart start(
      Trial trial, Provenance mine, Checkpoint checkpoint, CheckpointStore store) {
    Provenance origin = Provenance.of(checkpoint.content().metadata());
    List<String> changed = origin.changesTo(mine);
    changes.addAll(changed);
    if (configDiffers(checkpoint)) {
      return TrialStart.anew(trial, mine);
    }
    try (Nn nn = experiment.engine(trial)) {
      Trainer trainer =
          experiment.trainer(nn, trial, store, new TrainingListener() {}, new LinkedHashMap<>());
      trainer.restore(checkpoint.content());
      TrainingResult restored = trainer.train(0);
      AcceptedChanges accepted = AcceptedChanges.of(checkpoint.content().metadata());
      boolean goesOn = restored.epochs().size() < epochs();
      return new TrialStart(
          trial,
          restored,
          Optional.of(origin),
          mine,
          goesOn ? accepted.and(restored.steps(), changed) : accepted);
    } catch (StateMismatchException e) {
      faults.add(checkpoint.file() + ": " + e.getMessage());
      return TrialStart.anew(trial, mine);
    }
  }

  private boolean configDiffers(Checkpoint checkpoint) {
    String before = checkpoint.content().metadata().get(Experiment.CONFIG);
    if (before == null) {
      faults.add(checkpoint.file() + ": it names no config, so no run of nn wrote it");
      return true;
    }
    try {
      List<String> keys = ConfigChanges.between(before, experiment.configText());
      if (!keys.isEmpty()) {
        faults.add(
            folder.config()
                + " was changed since "
                + checkpoint.file()
                + " was written: "
                + String.join(", ", keys)
                + ". Change it back, or begin a new run with it");
      }
      return !keys.isEmpty();
    } catch (MalformedConfigException e) {
      faults.add(
          checkpoint.file()
              + ": the config in it is none that nn wrote ("
              + e.getMessage()
              + "), so no run of nn wrote it");
      return true;
    }
  }

  private String refusal(boolean harmless) {
    List<String> lines = new ArrayList<>();
    lines.add(folder.path() + " does not go on; nothing in it was changed.");
    lines.addAll(faults);
    if (!damages.isEmpty()) {
      lines.add("Every checkpoint of a training is damaged:");
      damages.forEach(damage -> lines.add("  " + damage));
      lines.add(
          "Put back a copy of one, or begin such a training anew with "
              + ResumeChoices.RESTART_DAMAGED
              + ".");
    }
    if (!harmless && !changes.isEmpty()) {
      lines.add("What it is trained with has changed since it began:");
      changes.forEach(change -> lines.add("  " + change));
      lines.add(
          "Restore the earlier state, or accept the change with "
              + ResumeChoices.ACCEPT_CHANGES
              + "; "
              + folder.summary().getFileName()
              + " then names both states.");
    }
    return String.join("\n", lines);
  }
}
