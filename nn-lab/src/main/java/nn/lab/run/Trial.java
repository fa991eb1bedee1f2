package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import nn.api.plugin.Spec;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.SpecDefaults;

/**
 * One training: an optimizer and a seed.
 *
 * @param number counted from 1
 * @param optimizer the optimizer, with every default
 * @param label the optimizer's text form without what is default anyway
 * @param seed the seed
 */
record Trial(int number, Spec optimizer, String label, long seed) {

  /** Returns the trials of an experiment: every optimizer with every seed. */
  static List<Trial> of(ExperimentConfig config, SpecDefaults optimizers) {
    List<Trial> trials = new ArrayList<>();
    for (Spec optimizer : config.optimizers()) {
      String label = optimizers.shorten(optimizer).toString();
      for (long seed : config.seeds()) {
        trials.add(new Trial(trials.size() + 1, optimizer, label, seed));
      }
    }
    return trials;
  }
}
