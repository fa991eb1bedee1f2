package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What other libraries and papers call the same thing: a word may be right, and unlike ours. */
final class Synonyms {
  /** Each line holds names for one thing; signs and capitals do not count. */
  private static final List<List<String>> SAME =
      List.of(
              "lr learning_rate eta step_size alpha",
              "weight_decay wd decay l2 l2_penalty lambda",
              "betas beta beta1 beta2 b1 b2",
              "betas[0] beta1 b1",
              "betas[1] beta2 b2",
              "eps epsilon",
              "momentum mu beta",
              "alpha rho smoothing decay_rate",
              "epochs epoch num_epochs n_epochs max_epochs iterations max_iter",
              "batch_size batch bs mini_batch mini_batch_size",
              "seed random_seed random_state manual_seed",
              "seeds n_seeds num_seeds repeats runs",
              "optimizer optim solver algorithm",
              "schedule scheduler lr_scheduler lr_schedule lr_policy",
              "loss criterion loss_function objective cost",
              "model network net architecture layers",
              "data dataset data_set",
              "init initializer initialiser weight_init kernel_initializer",
              "clip_grad_norm max_grad_norm clip_norm gradient_clip_norm gradient_clipping"
                  + " max_norm",
              "clip_grad_value clip_value gradient_clip_value",
              "threads num_threads n_threads workers num_workers n_jobs cores",
              "target_accuracy target",
              "checkpoint_every save_every checkpoint_interval save_steps",
              "label target class y label_column target_column",
              "csv file path filename",
              "test_fraction test_size test_split validation_split",
              "linear dense fc fully_connected affine units",
              "dropout drop",
              "T_max max_steps total_steps num_training_steps",
              "total_iters warmup warm_up warmup_steps num_warmup_steps",
              "gamma factor drop_factor",
              "silu swish",
              "cross_entropy softmax_cross_entropy categorical_cross_entropy"
                  + " sparse_categorical_cross_entropy log_loss",
              "mse mean_squared_error squared_error l2",
              "l1 mae mean_absolute_error",
              "xavier_uniform glorot_uniform",
              "xavier_normal glorot_normal",
              "kaiming_uniform he_uniform",
              "kaiming_normal he_normal")
          .stream()
          .map(line -> List.of(line.split(" ")))
          .toList();

  private Synonyms() {}

  /** Returns the known names that mean the same as a word. */
  static List<String> of(String word, Collection<String> known) {
    List<String> found = new ArrayList<>();
    for (List<String> line : SAME) {
      if (line.stream().anyMatch(name -> bare(name).equals(bare(word)))) {
        known.stream().filter(line::contains).forEach(found::add);
      }
    }
    return found;
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
