package nn.layers.standard.sequence;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** Gated recurrent units over sequences. */
public final class Gru implements LayerProvider {

  @Override
  public Descriptor descriptor() {
    return RecurrentSettings.descriptor(
            "gru", "Goes through a sequence with gated recurrent units.")
        .withFormula(
            "r, z = σ(W x + U h + b), n = tanh(W x + b + r (U h + b))\nh ← (1 − z) n + z h")
        .withReference("torch.nn.GRU; Cho et al., 2014, arXiv:1406.1078");
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    RecurrentSettings.check(values, problems);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return RecurrentNetwork.create(new GruCell(), values, input, context);
  }
}
