package nn.layers.standard.sequence;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** Long short-term memory over sequences. */
public final class Lstm implements LayerProvider {

  @Override
  public Descriptor descriptor() {
    return RecurrentSettings.descriptor(
            "lstm", "Goes through a sequence with long short-term memory.")
        .withFormula(
            "i, f, o = σ(W x + U h + b), g = tanh(W x + U h + b)\nc ← f c + i g, h ← o tanh c")
        .withReference("torch.nn.LSTM; Hochreiter and Schmidhuber, 1997");
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    RecurrentSettings.check(values, problems);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return RecurrentNetwork.create(new LstmCell(), values, input, context);
  }
}
