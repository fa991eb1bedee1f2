package nn.layers;

import nn.api.Tensor;
import nn.api.layer.AttentionLayer;
import org.jspecify.annotations.Nullable;

/**
 * An attention layer as a part of a network, with its queries, keys, values and mask.
 *
 * {@snippet :
 * AttentionModule attention =
 *     layers.attention("multi_head_attention(num_heads=4)", Shape.of(20, 32));
 * Tensor output = attention.forward(query, memory, memory, mask);
 * }
 */
public interface AttentionModule extends Module {

  /**
   * Returns the output for each query, as {@link AttentionLayer#forward(Tensor, Tensor, Tensor,
   * Tensor)} says.
   */
  Tensor forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask);
}
