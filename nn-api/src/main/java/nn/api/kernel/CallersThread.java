package nn.api.kernel;

import java.util.function.IntConsumer;

/** Runs everything on the thread that calls. */
enum CallersThread implements Workers {
  ALONE;

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
