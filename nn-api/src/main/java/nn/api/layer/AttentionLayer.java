package nn.api.layer;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Tensor;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * A layer in which every query looks at keys and takes a mean of values.
 *
 * <p>{@link #forward(Tensor)} is self-attention: the same tensor gives queries, keys and values.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface AttentionLayer extends Layer {

  /**
   * Returns the output for each query.
   *
   * @param query of shape {@code [samples, queries, features]}
   * @param key of shape {@code [samples, keys, features]}
   * @param value of shape {@code [samples, keys, features]}
   * @param mask 1 where a query may look at a key and 0 where not, of shape {@code [queries, keys]}
   *     for all samples or {@code [samples, queries, keys]}; null for everywhere. A query that may
   *     look nowhere gets a mean of 0
   * @throws InputShapeException if a shape does not fit
   */
  Tensor forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask);

  @Override
  default Tensor forward(Tensor batch) {
    return forward(batch, batch, batch, null);
  }
}
