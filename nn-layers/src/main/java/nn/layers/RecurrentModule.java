package nn.layers;

import java.util.List;
import nn.api.Tensor;
import nn.api.layer.RecurrentLayer;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer as a part of a network, with its states: rnn, lstm, gru.
 *
 * {@snippet :
 * RecurrentModule lstm = layers.recurrent("lstm(hidden_size=32)", Shape.of(20, 8));
 * RecurrentLayer.Output first = lstm.forward(batch, null, null);
 * RecurrentLayer.Output second = lstm.forward(next, first.state(), null);
 * }
 */
public interface RecurrentModule extends Module {

  /**
   * Returns the outputs and the last states, as {@link RecurrentLayer#forward(Tensor, List, int[])}
   * says.
   */
  RecurrentLayer.Output forward(
      Tensor batch, @Nullable List<Tensor> state, int @Nullable [] lengths);
}
