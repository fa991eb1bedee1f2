package nn.tck.builtin;

import static nn.tck.builtin.LayerRow.row;

import java.util.List;
import nn.api.Shape;

/** What the layers of sequences are tested with. */
final class SequenceRows {
  private SequenceRows() {}

  static List<LayerRow> sequences() {
    return List.of(
        row(
                "embedding",
                Shape.of(4),
                "embedding(num_embeddings=6, embedding_dim=3)",
                "embedding(num_embeddings=7, embedding_dim=1, padding_idx=0)")
            .withWholeInputsBelow(6),
        row("embedding", Shape.of(), "embedding(num_embeddings=6, embedding_dim=3)")
            .withWholeInputsBelow(6),
        row(
            "gru",
            Shape.of(4, 3),
            "gru(hidden_size=2)",
            "gru(hidden_size=2, num_layers=2, bidirectional=true, dropout=0.5)"),
        row("gru", Shape.of(1, 2), "gru(hidden_size=1, bidirectional=true)"),
        row("multi_head_attention", Shape.of(1, 2), "multi_head_attention(num_heads=1)"),
        row("learned_positional_encoding", Shape.of(4, 3), "learned_positional_encoding"),
        row(
            "lstm",
            Shape.of(4, 3),
            "lstm(hidden_size=2)",
            "lstm(hidden_size=2, num_layers=2, bidirectional=true, dropout=0.5)",
            "lstm(hidden_size=2, bias=false)"),
        row(
            "multi_head_attention",
            Shape.of(3, 4),
            "multi_head_attention(num_heads=2)",
            "multi_head_attention(num_heads=1, causal=true, dropout=0.3)",
            "multi_head_attention(num_heads=4, bias=false)"),
        row("positional_encoding", Shape.of(4, 3), "positional_encoding"),
        row(
            "rnn",
            Shape.of(4, 3),
            "rnn(hidden_size=2)",
            "rnn(hidden_size=2, nonlinearity=relu, num_layers=2, bidirectional=true)"),
        row(
            "transformer_encoder_layer",
            Shape.of(3, 4),
            "transformer_encoder_layer(num_heads=2, dim_feedforward=5)",
            "transformer_encoder_layer(num_heads=2, dim_feedforward=3, dropout=0,"
                + " activation=gelu, norm_first=true, causal=true)"));
  }
}
