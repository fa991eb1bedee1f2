package nn.lab.config;

import java.util.List;
import java.util.OptionalInt;
import nn.api.plugin.Spec;

/**
 * An experiment, checked and complete: every default is filled in.
 *
 * @param name part of the run folder's name
 * @param data what it learns from
 * @param model the network
 * @param training how the network is trained
 * @param contestants one to train; for a comparison at least one, all different
 * @param seeds one to train; for a comparison at least one, all different
 * @param isComparison whether every optimizer is trained with every seed
 * @param targetAccuracy test accuracy for which the epochs to reach it are counted
 * @param threads threads to compute with; empty for all processors
 */
public record ExperimentConfig(
    String name,
    DataConfig data,
    ModelConfig model,
    TrainingConfig training,
    List<Contestant> contestants,
    List<Long> seeds,
    boolean isComparison,
    double targetAccuracy,
    OptionalInt threads) {
  /** Copies the lists. */
  public ExperimentConfig {
    contestants = List.copyOf(contestants);
    seeds = List.copyOf(seeds);
  }

  /** Returns the contestants' optimizers and transforms of gradients, in their order. */
  public List<Spec> specs() {
    return contestants.stream().flatMap(each -> each.specs().stream()).distinct().toList();
  }
}
