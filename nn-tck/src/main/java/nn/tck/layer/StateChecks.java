package nn.tck.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.training.SavedModel;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether all that a layer remembers is saved and restored. */
public final class StateChecks {
  private static final int COUNT = 4;
  private static final String ADVICE =
      "make whatever the layer remembers a parameter, a buffer or a random stream of its"
          + " LayerContext, not a field: fields are lost";

  private final Subject<LayerProvider> subject;
  private final Samples samples;

  /** Creates the checks. */
  public StateChecks(Subject<LayerProvider> subject, Samples samples) {
    this.subject = subject;
    this.samples = samples;
  }

  private LayerRun other(Nn nn, Spec spec, Numbers numbers) {
    return LayerRun.of(nn, spec, samples, new Numbers(numbers.seed() + 1000));
  }

  /** Checks that a network of other weights gives the same once it has loaded these. */
  public void savedModelGivesTheSame(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = LayerRun.of(nn, spec, samples, numbers);
    run.step(COUNT, "first");
    run.step(COUNT, "second");
    LayerRun loaded = other(nn, spec, numbers);
    saveAndLoad(run.module(), loaded.module());
    Contract.LAYER_STATE_IS_SAVED.requireSame(
        subject,
        Map.of("the output ", run.evaluate(COUNT, "x")),
        Map.of(
            "the output ",
            new LayerRun(nn, loaded.module(), samples, numbers).evaluate(COUNT, "x")),
        spec + ", trained, saved and loaded",
        ADVICE);
  }

  private static void saveAndLoad(Module from, Module to) {
    try {
      Path folder = Files.createTempDirectory("nn-tck");
      Path file = folder.resolve("layer.safetensors");
      try {
        SavedModel.write(from, file);
        SavedModel.read(file).loadInto(to);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save and load the layer", e);
    }
  }

  /** Checks that training goes on as if it had not been interrupted. */
  public void resumedTrainingContinues(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = LayerRun.of(nn, spec, samples, numbers);
    run.step(COUNT, "first");
    Saved saved = Saved.of(run.module());
    Map<String, float[]> expected = run.step(COUNT, "second");
    for (int earlier : new int[] {0, 3}) {
      LayerRun used = other(nn, spec, numbers);
      for (int i = 0; i < earlier; i++) {
        used.step(COUNT, "earlier");
      }
      saved.restoreIn(used.module());
      LayerRun resumed = new LayerRun(nn, used.module(), samples, numbers);
      Contract.LAYER_STATE_IS_SAVED.requireSame(
          subject,
          expected,
          resumed.step(COUNT, "second"),
          spec + ", resumed after a step of training",
          ADVICE);
    }
  }
}
