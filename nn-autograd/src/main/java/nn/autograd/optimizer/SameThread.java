package nn.autograd.optimizer;

import java.util.function.IntConsumer;
import nn.api.kernel.Workers;

/** The caller's thread alone, for updates that run beside others. */
enum SameThread implements Workers {
  INSTANCE;

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void run(int tasks, IntConsumer task) {
    for (int i = 0; i < tasks; i++) {
      task.accept(i);
    }
  }
}
