package nn.api.layer;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import nn.api.Tensor;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * A layer that goes through sequences step by step with a state: rnn, lstm, gru.
 *
 * <p>A batch is {@code [samples, steps, features]}. {@link #forward(Tensor)} starts from a state of
 * zeros, takes every step of every sequence, and returns the outputs alone.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface RecurrentLayer extends Layer {

  /**
   * Returns the outputs and the last states.
   *
   * @param batch of shape {@code [samples, steps, features]}
   * @param state the tensors to start from, as a call returned them; null for zeros
   * @param lengths how many steps each sequence has, at least 1; outputs after the end of a
   *     sequence are 0, and its last state is that at its end. Null for all steps
   * @throws InputShapeException if a shape or the number of lengths does not fit
   */
  Output forward(Tensor batch, @Nullable List<Tensor> state, int @Nullable [] lengths);

  @Override
  default Tensor forward(Tensor batch) {
    return forward(batch, null, null).output();
  }

  /**
   * What a recurrent layer returns.
   *
   * @param output of shape {@code [samples, steps, features]}, for two directions side by side
   * @param state the last states, each {@code [layers · directions, samples, features]}: the hidden
   *     state, and for an lstm then the cell state
   */
  record Output(Tensor output, List<Tensor> state) {
    /** Copies the list. */
    public Output {
      state = List.copyOf(state);
    }
  }
}
