package nn.lab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Spec;

/**
 * A whole training run.
 *
 * @param initial the parameters at the start by path
 * @param batches taken in turn
 * @param losses one per step
 * @param last the parameters at the end by path
 */
record TrainingTrace(
    String title,
    ModelText model,
    Spec optimizer,
    SequencedMap<String, Array> initial,
    List<Batch> batches,
    Numbers losses,
    SequencedMap<String, Array> last)
    implements Trace {
  static final List<String> KEYS =
      List.of("model", "optimizer", "initial", "batches", "steps", "losses", "final");

  /**
   * Some examples.
   *
   * @param rows how many
   * @param x the inputs, row by row
   * @param y the targets, one class per row or a row of numbers
   */
  record Batch(int rows, Numbers x, Numbers y) {}

  static TrainingTrace read(Item item) {
    ModelText model = ModelText.read(item.get("model"), item.get("initial").members().keySet());
    Numbers losses = item.get("losses").numbers(item.get("steps").whole(1), "one per step");
    List<Batch> batches = new ArrayList<>();
    for (Item batch : item.get("batches").items()) {
      batches.add(batch(batch, model.inputs()));
    }
    return new TrainingTrace(
        item.get("name").text(),
        model,
        SpecItem.named(item.get("optimizer")),
        Array.byName(item.get("initial")),
        batches,
        losses,
        Array.byName(item.get("final")));
  }

  private static Batch batch(Item item, int inputs) {
    Numbers x = item.get("x").numbers();
    if (x.size() % inputs != 0) {
      throw item.get("x").expected("a list of rows with " + inputs + " numbers each");
    }
    int rows = x.size() / inputs;
    Numbers y = item.get("y").numbers();
    if (y.size() % rows != 0) {
      throw item.get("y")
          .expected("a list of " + rows + ", one per row of 'x', or a multiple of it");
    }
    return new Batch(rows, x, y);
  }

  @Override
  public List<Use> uses() {
    List<Use> uses = new ArrayList<>(model.uses());
    uses.add(new Use(Kind.OPTIMIZER, optimizer));
    return uses;
  }
}
