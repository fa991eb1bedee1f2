package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Spec;
import nn.lab.config.Contestant;
import nn.lab.config.ContestantLabel;
import nn.lab.config.ContestantLabels;
import nn.lab.config.ExperimentConfig;

/**
 * One training: an optimizer and a seed.
 *
 * @param number counted from 1
 * @param contestant counted from 0, in the order of the config
 * @param optimizer the optimizer, with every default
 * @param gradients the transforms of gradients in front of it
 * @param name what it is called
 * @param seed the seed
 */
record Trial(
    int number,
    int contestant,
    Spec optimizer,
    List<Spec> gradients,
    ContestantLabel name,
    long seed) {
  Trial {
    gradients = List.copyOf(gradients);
  }

  /** Returns the trials of an experiment: every optimizer with every seed. */
  static List<Trial> of(ExperimentConfig config, ContestantLabels labels) {
    List<Trial> trials = new ArrayList<>();
    List<ContestantLabel> names = labels.of(config.contestants());
    for (int i = 0; i < names.size(); i++) {
      Contestant each = config.contestants().get(i);
      for (long seed : config.seeds()) {
        trials.add(
            new Trial(
                trials.size() + 1, i, each.optimizer(), each.gradients(), names.get(i), seed));
      }
    }
    return trials;
  }

  /** Returns the optimizer, then the transforms. */
  List<Spec> specs() {
    return new Contestant(optimizer, gradients, Optional.empty()).specs();
  }

  /** Returns what the optimizer is called in tables and files; different for every one. */
  String label() {
    return name.text();
  }
}
