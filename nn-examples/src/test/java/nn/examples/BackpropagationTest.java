package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;

final class BackpropagationTest {
  private static final double FLOAT32 = 5e-8;

  private final Nn nn = Nn.create();
  private final Backpropagation example = new Backpropagation(nn);

  @Test
  void everyNumberOfTheFirstStepIsThePublishedOne() {
    assertPublished(example.forwardPass(), FLOAT32);
    assertPublished(example.backwardPass(), FLOAT32);
    assertPublished(example.stepAtOnce(), FLOAT32);
  }

  @Test
  void tenThousandStepsInTurnEndWhereThePublishedOnesDo() {
    for (int step = 0; step < 10_000; step++) {
      example.stepInTurn();
    }
    assertPublished(example.trained(), 2e-6);
  }

  @Test
  void tenThousandStepsAtOnceEndWherePyTorchDoes() {
    for (int step = 0; step < 10_000; step++) {
      example.stepAtOnce();
    }
    JsonNode expected = Golden.read("training/mazur.json").get("after_10000_steps");
    List<Backpropagation.Row> trained = example.trained();
    assertEquals(expected.get("total_error").asDouble(), trained.get(0).computed(), 1e-8);
    assertEquals(expected.get("out_o").get(0).asDouble(), trained.get(1).computed(), 1e-6);
    assertEquals(expected.get("out_o").get(1).asDouble(), trained.get(2).computed(), 1e-6);
  }

  private static void assertPublished(List<Backpropagation.Row> rows, double tolerance) {
    assertFalse(rows.isEmpty());
    rows.forEach(row -> assertEquals(row.published(), row.computed(), tolerance, row.name()));
  }
}
