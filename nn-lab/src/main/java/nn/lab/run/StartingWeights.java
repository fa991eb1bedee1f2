package nn.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Problems;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.StartWeights;
import nn.layers.ModelPlan;
import nn.layers.Module;
import nn.layers.checkpoint.FileFailure;
import nn.layers.training.SavedModel;

/**
 * The weights that every trial of an experiment begins with.
 *
 * @param config the file
 * @param saved what is in it
 * @param given how many parameters and buffers get their values from it
 * @param differences a line for each that does not fit
 */
public record StartingWeights(
    StartWeights config, SavedModel saved, int given, List<String> differences) {
  /** Copies the list. */
  public StartingWeights {
    differences = List.copyOf(differences);
  }

  /**
   * Returns the weights that a config names, if it names any.
   *
   * @param problems where it is reported that they cannot be read or do not fit the network
   */
  static Optional<StartingWeights> of(ExperimentConfig config, ModelPlan plan, Problems problems) {
    return config.model().weights().flatMap(weights -> read(weights, plan, problems));
  }

  private static Optional<StartingWeights> read(
      StartWeights config, ModelPlan plan, Problems problems) {
    Path file = config.file();
    try {
      if (!Files.isRegularFile(file)) {
        problems.add(file + " is not there, or is no file");
        return Optional.empty();
      }
      SavedModel saved = SavedModel.read(file);
      StartingWeights weights =
          new StartingWeights(config, saved, saved.matching(plan), saved.differences(plan));
      if (!weights.areEnough()) {
        problems.add(weights.misfit());
        return Optional.empty();
      }
      return Optional.of(weights);
    } catch (IOException e) {
      problems.add(file + " cannot be read: " + FileFailure.reason(e));
      return Optional.empty();
    }
  }

  private boolean areEnough() {
    return config.partial() ? given > 0 : differences.isEmpty();
  }

  private String misfit() {
    String remedy =
        given > 0 ? "; to take those that fit, write {file: …, partial: true}" : "; none fits";
    return config.file()
        + " does not fit the network"
        + remedy
        + ":\n    "
        + String.join("\n    ", differences);
  }

  /** Gives a new network these weights. */
  void giveTo(Module model) {
    if (config.partial()) {
      saved.loadMatching(model);
    } else {
      saved.loadInto(model);
    }
  }

  /** Says what comes from the file, and what does not. */
  String text() {
    String head = given + " from " + config.file();
    return differences.isEmpty()
        ? head
        : head + "; these differ:\n    " + String.join("\n    ", differences);
  }
}
