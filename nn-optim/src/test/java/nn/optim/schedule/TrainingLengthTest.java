package nn.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.autograd.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without T_max the half wave is as long as the training, or as the part it has of it. */
final class TrainingLengthTest {
  private static final Nn NN = Nn.create();

  private static Optimizer sgd() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", NN.parameter(Shape.of(1), 0f));
    return NN.optimizers().create("sgd(lr=0.1)", parameters);
  }

  private static List<Double> rates(String schedule, TrainingLength length) {
    Optimizer optimizer = sgd();
    Scheduler scheduler = NN.schedules().attach(schedule, optimizer, length);
    List<Double> rates = new ArrayList<>();
    for (long step = 0; step <= length.scheduleSteps(); step++) {
      rates.add(optimizer.groups().getFirst().values().get("lr"));
      scheduler.step();
    }
    return rates;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cosine_annealing_lr | cosine_annealing_lr(T_max=20)",
        "cosine_annealing_lr(T_max=none) | cosine_annealing_lr(T_max=20)",
        "cosine_annealing_lr(warmup=5) | cosine_annealing_lr(T_max=15, warmup=5)",
        "cosine_annealing_lr(warmup=5 epochs) | cosine_annealing_lr(T_max=15, warmup=5)",
        "'sequential_lr(schedules=[cosine_annealing_lr, cosine_annealing_lr], milestones=[8])' |"
            + "'sequential_lr(schedules=[cosine_annealing_lr(T_max=8),"
            + " cosine_annealing_lr(T_max=12)], milestones=[8])'",
      })
  void theHalfWaveIsAsLongAsItsPartOfTheTraining(String schedule, String same) {
    TrainingLength length = TrainingLength.ofEpochs(20, 48);
    assertEquals(rates(same, length), rates(schedule, length));
    assertEquals(0, rates(schedule, length).getLast());
  }

  @Test
  void anEpochMayBeManySteps() {
    List<Double> rates = rates("cosine_annealing_lr", new TrainingLength(2, 3, true));
    assertEquals(7, rates.size());
    assertEquals(0, rates.getLast());
  }

  @Test
  void whereNobodySaysTheLengthItMustBeGiven() {
    Exception e =
        assertThrows(
            InvalidConfigException.class,
            () -> NN.schedules().attach("cosine_annealing_lr", sgd()));
    assertEquals(
        "schedule.T_max: must be given, as nobody said how long training lasts; or attach the"
            + " schedule with a TrainingLength",
        e.getMessage());
    assertEquals(
        "schedule.T_max: must be given, as nobody said how long training lasts; or attach the"
            + " schedule with a TrainingLength",
        assertThrows(
                InvalidConfigException.class,
                () -> NN.schedules().attach("cosine_annealing_lr(warmup=3)", sgd()))
            .getMessage());
  }
}
