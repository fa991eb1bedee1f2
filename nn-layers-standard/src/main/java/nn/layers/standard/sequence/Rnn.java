package nn.layers.standard.sequence;

import java.util.List;
import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** The simple recurrent network over sequences. */
public final class Rnn implements LayerProvider {
  private static final String RELU = "relu";
  private static final Hyperparameter<String> NONLINEARITY =
      Hyperparameter.choice("nonlinearity", List.of("tanh", RELU), "What is applied to the sum.")
          .byDefault("tanh");

  @Override
  public Descriptor descriptor() {
    return RecurrentSettings.descriptor(
            "rnn", "Goes through a sequence with a hidden state.", NONLINEARITY)
        .withFormula("h ← tanh(W x + U h + b)")
        .withReference("torch.nn.RNN; Elman, 1990");
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    RecurrentSettings.check(values, problems);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    boolean relu = values.get(NONLINEARITY).equals(RELU);
    return RecurrentNetwork.create(new RnnCell(relu), values, input, context);
  }
}
