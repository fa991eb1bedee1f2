package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import nn.api.plugin.Spec;
import nn.lab.config.ContestantLabel;
import nn.lab.config.ContestantLabels;
import nn.lab.config.ExperimentConfig;

/**
 * One training: an optimizer and a seed.
 *
 * @param number counted from 1
 * @param contestant counted from 0, in the order of the config
 * @param optimizer the optimizer, with every default
 * @param name what it is called
 * @param seed the seed
 */
record Trial(int number, int contestant, Spec optimizer, ContestantLabel name, long seed) {

  /** Returns the trials of an experiment: every optimizer with every seed. */
  static List<Trial> of(ExperimentConfig config, ContestantLabels labels) {
    List<Trial> trials = new ArrayList<>();
    List<ContestantLabel> names = labels.of(config.contestants());
    for (int i = 0; i < names.size(); i++) {
      Spec optimizer = config.contestants().get(i).optimizer();
      for (long seed : config.seeds()) {
        trials.add(new Trial(trials.size() + 1, i, optimizer, names.get(i), seed));
      }
    }
    return trials;
  }

  /** Returns what the optimizer is called in tables and files; different for every one. */
  String label() {
    return name.text();
  }
}
