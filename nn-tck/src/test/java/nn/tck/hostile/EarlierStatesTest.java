package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nn.api.optim.Elements;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Rule;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.tck.OptimizerTck;
import nn.tck.contract.Contract;
import nn.tck.optimizer.EarlierStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that cannot go on from what an earlier one saved is caught. */
final class EarlierStatesTest {
  private static final ThreadLocal<Supplier<OptimizerProvider>> TESTED = new ThreadLocal<>();
  private static final ThreadLocal<Path> FOLDER = new ThreadLocal<>();

  /** Tests the optimizer of the moment. */
  static final class Tck extends OptimizerTck {
    @Override
    protected OptimizerProvider provider() {
      return TESTED.get().get();
    }

    @Override
    protected List<String> configurations() {
      return List.of("hostile_harmless", "hostile_harmless(maximize=true)");
    }

    @Override
    protected Optional<Path> earlierStates() {
      return Optional.of(FOLDER.get());
    }
  }

  /** The same optimizer, whose state has another name. */
  public static final class Renaming extends Hostile {
    private static final Slot VELOCITY = Slot.zeros("velocity", Slot.Role.FIRST_MOMENT);

    @Override
    public Descriptor descriptor() {
      return new Harmless().descriptor();
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        public List<Slot> slots() {
          return List.of(VELOCITY);
        }

        @Override
        public void update(Step step, Elements e) {}
      };
    }
  }

  /** The same state, which means something else. */
  public static final class Reinterpreting extends Hostile {
    @Override
    public Descriptor descriptor() {
      return new Harmless().descriptor();
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new Momentum(values) {
        @Override
        float gradient(Elements e, int i) {
          return 0.5f * super.gradient(e, i);
        }
      };
    }
  }

  @Test
  void whatThisVersionSavedLoads(@TempDir Path folder) {
    record(folder);
    KitRun run = run(Harmless::new, folder);
    assertEquals(List.of(), run.failures());
    assertEquals(2, run.successes());
  }

  @Test
  void anotherNameInTheStateIsNamed(@TempDir Path folder) {
    record(folder);
    KitRun run = run(Renaming::new, folder);
    run.assertCaught("optimizer 'hostile_harmless'", Contract.EARLIER_STATES_LOAD);
    assertTrue(run.failures().getFirst().contains("'velocity/0.weight' is missing"), run::toString);
    assertTrue(run.failures().getFirst().contains("1.0.0-1.safetensors"), run::toString);
  }

  @Test
  void anotherMeaningOfTheStateIsCaught(@TempDir Path folder) {
    record(folder);
    run(Reinterpreting::new, folder)
        .assertCaught("optimizer 'hostile_harmless'", Contract.EARLIER_STATES_LOAD);
  }

  private static void record(Path folder) {
    System.setProperty(EarlierStates.PROPERTY, "1.0.0");
    try {
      assertEquals(List.of(), run(Harmless::new, folder).failures());
    } finally {
      System.clearProperty(EarlierStates.PROPERTY);
    }
  }

  private static KitRun run(Supplier<OptimizerProvider> tested, Path folder) {
    TESTED.set(tested);
    FOLDER.set(folder);
    try {
      return KitRun.of(Tck.class, "earlierStatesLoad");
    } finally {
      TESTED.remove();
      FOLDER.remove();
    }
  }
}
