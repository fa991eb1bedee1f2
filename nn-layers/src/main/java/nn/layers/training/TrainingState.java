package nn.layers.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.optim.OptimizerState;
import nn.api.optim.ParameterGroup;
import nn.autograd.RandomSource;
import nn.autograd.Scheduler;
import nn.layers.checkpoint.TensorFile;

/**
 * All that decides how training goes on, as the arrays of a checkpoint.
 *
 * <table>
 * <caption>Names of the arrays</caption>
 * <tr><td>{@code model/0.weight}</td><td>parameters as the optimizer wants them evaluated</td></tr>
 * <tr><td>{@code trained/0.weight}</td>
 *     <td>parameters as training goes on from them, where they are others: an average or slow
 *     weights are evaluated</td></tr>
 * <tr><td>{@code buffer/…}</td><td>buffers</td></tr>
 * <tr><td>{@code optimizer/exp_avg/0.weight}, {@code optimizer/step/0.weight}</td>
 *     <td>the optimizer's state; numbers have the shape {@code []}</td></tr>
 * <tr><td>{@code group/0/lr}</td><td>hyperparameters in force, by group</td></tr>
 * <tr><td>{@code schedule/0/…}</td><td>state of schedules</td></tr>
 * <tr><td>{@code random/nn}, {@code random/model/…}</td><td>random streams</td></tr>
 * <tr><td>{@code progress/…}</td><td>epoch, batch, sums and learning rates of the epoch,
 * metrics so far, and with validation the test at the end</td></tr>
 * <tr><td>{@code best/0.weight}</td><td>with validation, parameters and buffers as the best epoch
 * was evaluated; before the first as they began</td></tr>
 * </table>
 */
final class TrainingState {
  /** Marks a file as a checkpoint of a training. */
  static final String FORMAT = "training.format";

  private static final String FORMAT_VERSION = "3";

  /** In version 1, {@code model/} held the trained weights, so it is read in the same way. */
  private static final List<String> READABLE_VERSIONS =
      List.of(FirstFormat.VERSION, SecondFormat.VERSION, FORMAT_VERSION);

  /** What the state of the optimizer is saved under. */
  static final String SLOT = "optimizer/";

  private static final String OPTIMIZER = "training.optimizer";
  private static final String DATA = "training.data";
  private static final List<String> EQUAL = List.of(OPTIMIZER, DATA);

  private final TrainingSetup setup;
  private final WeightArrays weights;
  private final Progress progress;
  private final Optional<ModelSelection> selection;

  TrainingState(TrainingSetup setup, Progress progress, Optional<ModelSelection> selection) {
    this.setup = setup;
    this.weights = new WeightArrays(setup.model(), setup.optimizer());
    this.progress = progress;
    this.selection = selection;
  }

  /** Returns a copy of the whole state. */
  TensorFile capture() {
    StateWriter out = new StateWriter();
    weights.writeTo(out);
    OptimizerState optimizer = setup.optimizer().state();
    optimizer.arrays().forEach((key, array) -> out.array(SLOT + key, array));
    groups().forEach((name, group) -> group.values().forEach((h, v) -> out.number(name + h, v)));
    schedulers().forEach((name, each) -> each.state().forEach((k, v) -> out.number(name + k, v)));
    randomSources().forEach((name, random) -> out.whole(name, Shape.of(), random.state()));
    progress.writeTo(out);
    selection.ifPresent(chosen -> chosen.writeTo(out));
    return new TensorFile(out.arrays(), metadata(optimizer.optimizer()));
  }

  /**
   * Restores a state, all or nothing.
   *
   * @throws StateMismatchException listing every difference between what is there and what is
   *     expected; nothing is changed then
   */
  void restore(TensorFile given) {
    requireReadable(given);
    TensorFile before = capture();
    TensorFile file = DrivenLists.added(asPresentFormat(given, before), before);
    List<String> differences =
        StateDifferences.between(weights.expectedIn(file, before), file, EQUAL, Progress.HISTORY);
    if (differences.isEmpty()) {
      differences.addAll(weights.notFinite(new StateReader(file)));
      differences.addAll(ModelSelection.notFinite(file));
    }
    if (!differences.isEmpty()) {
      throw mismatch(differences, given);
    }
    try {
      apply(new StateReader(file));
    } catch (IllegalArgumentException e) {
      apply(new StateReader(before));
      throw mismatch(List.of(String.valueOf(e.getMessage())), given);
    }
  }

  private TensorFile asPresentFormat(TensorFile given, TensorFile now) {
    return switch (String.valueOf(given.metadata().get(FORMAT))) {
      case FirstFormat.VERSION ->
          SecondFormat.asThird(FirstFormat.asSecond(given, setup.learningRates().size()), now);
      case SecondFormat.VERSION -> SecondFormat.asThird(given, now);
      default -> given;
    };
  }

  /** Says of a checkpoint in an earlier format that it is one, since that can be the reason. */
  private static StateMismatchException mismatch(List<String> differences, TensorFile given) {
    List<String> all = new ArrayList<>(differences);
    String version = String.valueOf(given.metadata().get(FORMAT));
    if (!version.equals(FORMAT_VERSION)) {
      all.add(
          FORMAT
              + ": an earlier nn wrote the checkpoint, in version "
              + version
              + "; this nn writes version "
              + FORMAT_VERSION
              + ". What is missing or differs can be resumed with the nn that wrote it");
    }
    return new StateMismatchException(all);
  }

  private static void requireReadable(TensorFile file) {
    String version = file.metadata().get(FORMAT);
    if (!READABLE_VERSIONS.contains(String.valueOf(version))) {
      throw new StateMismatchException(
          List.of(
              version == null
                  ? FORMAT + ": is missing, so the file is no checkpoint of a training"
                  : FORMAT
                      + ": this nn reads versions up to "
                      + FORMAT_VERSION
                      + ", the checkpoint has "
                      + version
                      + "; resume with the nn that wrote it, or a later one"));
    }
  }

  private void apply(StateReader in) {
    setup.optimizer().load(optimizerState(in));
    weights.readFrom(in);
    groups()
        .forEach((name, each) ->
            each.values().keySet().forEach(key -> each.set(key, in.number(name + key))));
    // Behind the groups: what is driven follows the length that training has now.
    schedulers()
        .forEach((name, each) ->
            each.load(StateReader.each(each.state().keySet(), key -> in.number(name + key))));
    randomSources().forEach((name, random) -> random.restore(in.whole(name)[0]));
    progress.readFrom(in, setup.training().order());
    selection.ifPresent(chosen -> chosen.readFrom(in, progress.history()));
  }

  private OptimizerState optimizerState(StateReader in) {
    OptimizerState now = setup.optimizer().state();
    return new OptimizerState(
        now.optimizer(), StateReader.each(now.arrays().keySet(), key -> in.array(SLOT + key)));
  }

  private SequencedMap<String, ParameterGroup> groups() {
    return numbered("group/", setup.optimizer().groups());
  }

  private SequencedMap<String, Scheduler> schedulers() {
    return numbered(
        "schedule/", setup.schedules().stream().map(TrainingSetup.Scheduled::scheduler).toList());
  }

  private static <T> SequencedMap<String, T> numbered(String prefix, List<T> list) {
    SequencedMap<String, T> numbered = new LinkedHashMap<>();
    list.forEach(each -> numbered.put(prefix + numbered.size() + "/", each));
    return numbered;
  }

  private SequencedMap<String, RandomSource> randomSources() {
    SequencedMap<String, RandomSource> sources = new LinkedHashMap<>();
    sources.put("random/nn", setup.nn().random());
    setup
        .model()
        .randomSources()
        .forEach((path, source) -> sources.put("random/model/" + path, source));
    return sources;
  }

  private SequencedMap<String, String> metadata(String optimizer) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FORMAT, FORMAT_VERSION);
    metadata.put(OPTIMIZER, optimizer);
    metadata.put(DATA, setup.training().order().toString());
    metadata.putAll(setup.metadata());
    return metadata;
  }
}
