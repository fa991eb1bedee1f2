package nn.tck.optimizer;

import java.util.Arrays;
import java.util.function.Consumer;
import nn.api.optim.Elements;
import nn.api.optim.Part;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.optim.Step;
import nn.api.optim.Sweep;

/** A sweep whose parts are cut where the framework would not, and whose values are looked after. */
record WatchedSweep(Sweep sweep, Watch watch) implements Sweep {
  private static final int LENGTH = 7;

  @Override
  public void forEach(Consumer<Part> body) {
    sweep.forEach(part -> run(part, body));
  }

  @Override
  public void read(Consumer<Part> body) {
    sweep.read(part -> looking("read", part, () -> run(part, body)));
  }

  @Override
  public double[] sums(int count, PartSums body) {
    return sweep.sums(
        count, (part, sums) -> looking("sum or sums", part, () -> body.add(part, sums)));
  }

  private void run(Part part, Consumer<Part> body) {
    if (!watch.cutsParts()) {
      body.accept(part);
      return;
    }
    for (int to = part.to(); to > part.from(); to -= LENGTH) {
      body.accept(new Piece(part, Math.max(part.from(), to - LENGTH), to));
    }
  }

  private void looking(String method, Part part, Runnable body) {
    float[] before = values(part);
    body.run();
    if (!Arrays.equals(before, values(part))) {
      watch.findings().add("the body of " + method + " changes values");
    }
  }

  private static float[] values(Elements part) {
    return Arrays.copyOfRange(part.values(), part.from(), part.to());
  }

  private record Piece(Part part, int from, int to) implements Part {
    @Override
    public Step step() {
      return part.step();
    }

    @Override
    public float[] values() {
      return part.values();
    }

    @Override
    public float[] gradients() {
      return part.gradients();
    }

    @Override
    public float[] slot(Slot slot) {
      return part.slot(slot);
    }

    @Override
    public float[] slot(SlotArray slot) {
      return part.slot(slot);
    }

    @Override
    public boolean has(SlotArray slot) {
      return part.has(slot);
    }
  }
}
