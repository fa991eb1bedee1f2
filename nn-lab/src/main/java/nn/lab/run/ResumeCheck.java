package nn.lab.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
 * Reads from which step every trial of a run continues, and refuses if it was trained with
 * something else than would be used now. It changes no file.
 */
final class ResumeCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ResumeCheck.class);

  private final Experiment experiment;
  private final RunFolder folder;
  private final Provenance now;
  private final ResumeChoices choices;
  private final List<TrialStart> starts = new ArrayList<>();
  private final ResumeObstacles obstacles = new ResumeObstacles();

  ResumeCheck(Experiment experiment, RunFolder folder, Provenance now, ResumeChoices choices) {
    this.experiment = experiment;
    this.folder = folder;
    this.now = now;
    this.choices = choices;
  }

  /**
   * Returns where the trials continue; called once.
   *
   * @throws RunException listing every obstacle
   */
  Resumption of(List<Trial> trials) throws IOException {
    for (Trial trial : trials) {
      starts.add(start(trial));
    }
    Resumption resumption = new Resumption(starts, obstacles.changes());
    boolean changesMatter = !choices.acceptChanges() && !resumption.isWhole();
    obstacles.throwIfAny(folder, changesMatter);
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
      latest
          .skipped()
          .forEach(damaged -> obstacles.addDamage(String.valueOf(damaged.getMessage())));
    }
    return TrialStart.anew(trial, mine);
  }

  private TrialStart start(
      Trial trial, Provenance mine, Checkpoint checkpoint, CheckpointStore store) {
    Provenance origin = Provenance.of(checkpoint.content().metadata());
    List<String> changed = origin.changesTo(mine);
    obstacles.addChanges(changed);
    if (configDiffers(checkpoint)) {
      return TrialStart.anew(trial, mine);
    }
    try (Nn nn = experiment.engine(trial)) {
      Trainer trainer =
          experiment.trainer(nn, trial, store, new TrainingListener() {}, new LinkedHashMap<>());
      trainer.restore(checkpoint.content());
      TrainingResult restored = trainer.result(epochs());
      AcceptedChanges accepted = AcceptedChanges.of(checkpoint.content().metadata());
      boolean goesOn = restored.stopped();
      return new TrialStart(
          trial,
          restored,
          Optional.of(origin),
          mine,
          goesOn ? accepted.and(restored.steps(), changed) : accepted);
    } catch (StateMismatchException e) {
      obstacles.addFault(checkpoint.file() + ": " + e.getMessage());
      return TrialStart.anew(trial, mine);
    }
  }

  private boolean configDiffers(Checkpoint checkpoint) {
    String before = checkpoint.content().metadata().get(Experiment.CONFIG);
    if (before == null) {
      obstacles.addFault(checkpoint.file() + ": it holds no config, so no run of nn wrote it");
      return true;
    }
    try {
      List<String> keys = ConfigChanges.between(before, experiment.configText());
      if (!keys.isEmpty()) {
        obstacles.addFault(
            folder.config()
                + " differs from the config in "
                + checkpoint.file()
                + ": "
                + String.join(", ", keys)
                + ". Change it back, or begin a new run with it");
      }
      return !keys.isEmpty();
    } catch (MalformedConfigException e) {
      obstacles.addFault(
          checkpoint.file()
              + ": it holds a config that cannot be read ("
              + e.getMessage()
              + "), so no run of nn wrote it");
      return true;
    }
  }
}
