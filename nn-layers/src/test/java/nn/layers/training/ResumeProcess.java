package nn.layers.training;

import java.io.IOException;
import java.nio.file.Path;
import nn.layers.checkpoint.CheckpointStore;

/** Resumes a training in a process of its own and prints the bits of what comes out. */
public final class ResumeProcess {
  static final String OPTIMIZER = "lookahead(k=3, alpha=0.5, inner=sgd(lr=0.1, momentum=0.9))";
  static final int EPOCHS = 4;

  private ResumeProcess() {}

  /** Takes the folder of checkpoints. */
  public static void main(String[] arguments) throws IOException {
    Trainer trainer = trainer().build();
    CheckpointStore store = new CheckpointStore(Path.of(arguments[0]), 2);
    trainer.restore(store.latest().checkpoint().orElseThrow().content());
    trainer.train(EPOCHS);
    System.out.println(States.digest(trainer.state()));
  }

  static TrainerBuilder trainer() {
    Fixture fixture = new Fixture(OPTIMIZER);
    return fixture
        .trainer()
        .schedule(
            fixture.nn.schedules().attach("cosine_annealing_lr(T_max=4)", fixture.optimizer),
            SchedulePeriod.EPOCH);
  }
}
