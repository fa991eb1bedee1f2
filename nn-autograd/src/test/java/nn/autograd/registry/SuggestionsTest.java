package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void saysNothingWhereNothingResembles() {
    assertEquals("", Suggestions.didYouMean("momentum", List.of("lr", "eps")));
    assertEquals(
        " Did you mean 'beta1' or 'beta2'?",
        Suggestions.didYouMean("beta", List.of("lr", "beta1", "beta2")));
  }
}
