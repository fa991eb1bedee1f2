package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  @Test
  void countsInsertionDeletionReplacementAndSwap() {
    assertEquals(0, Suggestions.distance("adam", "Adam"));
    assertEquals(1, Suggestions.distance("adm", "adam"));
    assertEquals(1, Suggestions.distance("adaam", "adam"));
    assertEquals(1, Suggestions.distance("adem", "adam"));
    assertEquals(1, Suggestions.distance("sdg", "sgd"));
    assertEquals(3, Suggestions.distance("kitten", "sitting"));
    assertEquals(4, Suggestions.distance("", "adam"));
  }

  @Test
  void namesTheNearestFirstAndNoMoreThanThree() {
    assertEquals(
        List.of("adam", "adamw", "radam"),
        Suggestions.nearest("adam", List.of("sgd", "adamw", "radam", "nadam", "adam")));
  }

  @Test
  void findsANameThatContainsTheWord() {
    assertEquals(
        List.of("cosine_annealing_lr"),
        Suggestions.nearest("cosine", List.of("step_lr", "cosine_annealing_lr")));
  }

  @ParameterizedTest
  @CsvSource({
    "learning_rate, lr",
    "LearningRate,  lr",
    "eta,           lr",
    "wd,            weight_decay",
    "beta1,         betas",
    "beta_2,        betas",
    "epsilon,       eps",
    "batchsize,     batch_size",
    "num_epochs,    epochs",
    "criterion,     loss",
    "lr_scheduler,  schedule",
    "max_grad_norm, clip_grad_norm",
    "random_state,  seed",
    "n_jobs,        threads",
  })
  void knowsWhatOtherLibrariesCallTheSame(String word, String name) {
    List<String> known =
        List.of(
            "lr",
            "weight_decay",
            "betas",
            "eps",
            "batch_size",
            "epochs",
            "loss",
            "schedule",
            "clip_grad_norm",
            "seed",
            "threads");
    assertEquals(name, Suggestions.nearest(word, known).getFirst());
  }

  @Test
  void saysNothingWhereNothingResembles() {
    assertEquals("", Suggestions.didYouMean("momentum", List.of("lr", "eps")));
    assertEquals(
        " Did you mean 'beta1' or 'beta2'?",
        Suggestions.didYouMean("beta", List.of("lr", "beta1", "beta2")));
  }
}
