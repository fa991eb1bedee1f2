package nn.tck.builtin;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.layer.LayerProvider;
import nn.autograd.registry.PluginKind;

/**
 * What a layer of this project is tested with.
 *
 * @param wholeBelow if above 0, inputs are whole numbers below it, except 0
 */
record LayerRow(
    String name, Shape input, List<String> configurations, int wholeBelow, boolean looksAtBatch) {

  private static LayerRow row(String name, Shape input, String... configurations) {
    return new LayerRow(name, input, List.of(configurations), 0, false);
  }

  private LayerRow withWholeInputsBelow(int end) {
    return new LayerRow(name, input, configurations, end, looksAtBatch);
  }

  private LayerRow lookingAtTheBatch() {
    return new LayerRow(name, input, configurations, wholeBelow, true);
  }

  /** Returns all rows. */
  static Stream<LayerRow> all() {
    return Stream.of(plain(), images(), norms(), sequences()).flatMap(List::stream);
  }

  private static List<LayerRow> plain() {
    return List.of(
        row("dropout", Shape.of(3, 4), "dropout", "dropout(p=0)", "dropout(p=0.9)"),
        row("dropout1d", Shape.of(3, 4), "dropout1d(p=0.4)"),
        row("dropout2d", Shape.of(3, 2, 2), "dropout2d(p=0.4)"),
        row("flatten", Shape.of(2, 3, 2), "flatten"),
        row("flatten", Shape.of(4), "flatten"),
        row("linear", Shape.of(5), "linear(out_features=3)", "linear(out_features=1, bias=false)"),
        row("linear", Shape.of(2, 3, 4), "linear(out_features=3, in_features=4)"),
        row(
            "parallel",
            Shape.of(2, 3, 4),
            "parallel(branches=[linear(out_features=4), relu, dropout(p=0.3)])",
            "parallel(branches=[linear(out_features=2), softplus], dim=-1)",
            "parallel(branches=[sequential(layers=[conv2d(out_channels=1, kernel_size=3,"
                + " padding=1), batch_norm2d]), conv2d(out_channels=2, kernel_size=1)])"),
        row(
            "reshape",
            Shape.of(2, 6),
            "reshape",
            "reshape(shape=[3, -1])",
            "reshape(shape=[4, 3])"),
        row(
            "residual",
            Shape.of(4),
            "residual(layers=[linear(out_features=4), tanh, dropout])",
            "residual(layers=[linear(out_features=3)], shortcut=[linear(out_features=3)])"),
        row(
            "sequential",
            Shape.of(2, 4, 4),
            "sequential(layers=[conv2d(out_channels=3, kernel_size=3), batch_norm2d, relu,"
                + " max_pool2d(kernel_size=2), flatten, dropout, linear(out_features=2)])",
            "sequential(layers=[tanh])"));
  }

  private static List<LayerRow> images() {
    return List.of(
        row(
            "adaptive_avg_pool1d",
            Shape.of(2, 7),
            "adaptive_avg_pool1d(output_size=3)",
            "adaptive_avg_pool1d(output_size=9)"),
        row(
            "adaptive_avg_pool2d",
            Shape.of(2, 5, 4),
            "adaptive_avg_pool2d(output_size=1)",
            "adaptive_avg_pool2d(output_size=[2, 3])"),
        row("adaptive_max_pool1d", Shape.of(2, 7), "adaptive_max_pool1d(output_size=3)"),
        row("adaptive_max_pool2d", Shape.of(2, 5, 4), "adaptive_max_pool2d(output_size=[2, 3])"),
        row(
            "avg_pool1d",
            Shape.of(2, 9),
            "avg_pool1d(kernel_size=2)",
            "avg_pool1d(kernel_size=4, stride=3, padding=2, ceil_mode=true)",
            "avg_pool1d(kernel_size=2, stride=5)"),
        row(
            "avg_pool2d",
            Shape.of(2, 5, 6),
            "avg_pool2d(kernel_size=2)",
            "avg_pool2d(kernel_size=3, stride=2, padding=1, ceil_mode=true)",
            "avg_pool2d(kernel_size=3, stride=[1, 2], padding=1, count_include_pad=false)"),
        row(
            "conv1d",
            Shape.of(2, 7),
            "conv1d(out_channels=3, kernel_size=3)",
            "conv1d(out_channels=2, kernel_size=4, stride=2, padding=3, groups=2, bias=false)"),
        row("conv1d", Shape.of(2, 1), "conv1d(out_channels=3, kernel_size=5, padding=same)"),
        row(
            "conv2d",
            Shape.of(2, 5, 4),
            "conv2d(out_channels=3, kernel_size=3)",
            "conv2d(out_channels=2, kernel_size=1)",
            "conv2d(out_channels=2, kernel_size=1, padding=[0, 2], stride=3)",
            "conv2d(out_channels=2, kernel_size=2, stride=2, dilation=2, bias=false)",
            "conv2d(out_channels=4, kernel_size=[3, 2], padding=same, groups=2, dilation=[1, 2])"),
        row(
            "conv2d",
            Shape.of(2, 3, 1),
            "conv2d(out_channels=2, kernel_size=3, padding=1)",
            "conv2d(out_channels=2, kernel_size=3, padding=3, stride=3)",
            "conv2d(out_channels=2, kernel_size=2, padding=4, dilation=3)"),
        row(
            "conv_transpose1d",
            Shape.of(2, 4),
            "conv_transpose1d(out_channels=3, kernel_size=3)",
            "conv_transpose1d(out_channels=2, kernel_size=3, stride=2, dilation=2, groups=2)"),
        row(
            "conv_transpose1d",
            Shape.of(2, 1),
            "conv_transpose1d(out_channels=2, kernel_size=1, stride=3)",
            "conv_transpose1d(out_channels=2, kernel_size=5, padding=2)",
            "conv_transpose1d(out_channels=2, kernel_size=2, dilation=3, output_padding=2)"),
        row(
            "conv_transpose2d",
            Shape.of(2, 3, 2),
            "conv_transpose2d(out_channels=2, kernel_size=2, stride=2)",
            "conv_transpose2d(out_channels=2, kernel_size=3, stride=2, padding=1,"
                + " output_padding=1)"),
        row(
            "conv_transpose2d",
            Shape.of(2, 2, 4),
            "conv_transpose2d(out_channels=1, kernel_size=[2, 3], padding=[0, 2], bias=false)"),
        row(
            "max_pool1d",
            Shape.of(2, 9),
            "max_pool1d(kernel_size=2)",
            "max_pool1d(kernel_size=3, stride=2, padding=1, dilation=2)"),
        row("max_pool1d", Shape.of(2, 3), "max_pool1d(kernel_size=2, padding=1, dilation=3)"),
        row(
            "max_pool2d",
            Shape.of(2, 5, 6),
            "max_pool2d(kernel_size=2)",
            "max_pool2d(kernel_size=3, stride=2, padding=1, ceil_mode=true)",
            "max_pool2d(kernel_size=[2, 3], stride=[1, 2], dilation=[2, 1])"),
        row(
            "pad",
            Shape.of(2, 3, 4),
            "pad(padding=1, value=1.5)",
            "pad(padding=[1, 2, 2, 1], mode=reflect)",
            "pad(padding=[3, 1, 0, 2], mode=replicate)",
            "pad(padding=[3, 1, 2, 2], mode=circular)"),
        row("pad", Shape.of(2, 4), "pad(padding=[3, 1, 0, 0], mode=reflect)"),
        row(
            "upsample",
            Shape.of(2, 3, 4),
            "upsample(scale_factor=2)",
            "upsample(size=[5, 7])",
            "upsample(scale_factor=3, mode=bilinear)",
            "upsample(size=[6, 2], mode=bilinear, align_corners=true)"),
        row("upsample", Shape.of(2, 3), "upsample(scale_factor=2, mode=bilinear)"));
  }

  private static List<LayerRow> norms() {
    return List.of(
        row(
            "batch_norm1d",
            Shape.of(3),
            "batch_norm1d(eps=0.1)",
            "batch_norm1d(eps=0.1, momentum=0.5, affine=false)",
            "batch_norm1d(eps=0.1, momentum=none)"),
        row("batch_norm1d", Shape.of(3, 4), "batch_norm1d"),
        row("batch_norm1d", Shape.of(3, 4), "batch_norm1d(track_running_stats=false)")
            .lookingAtTheBatch(),
        row("batch_norm2d", Shape.of(2, 3, 4), "batch_norm2d", "batch_norm2d(affine=false)"),
        row(
            "group_norm",
            Shape.of(4, 3),
            "group_norm(num_groups=2)",
            "group_norm(num_groups=1, affine=false, eps=0.1)"),
        row("group_norm", Shape.of(4, 2, 3), "group_norm(num_groups=2, num_channels=4)"),
        row(
            "layer_norm",
            Shape.of(3, 4),
            "layer_norm",
            "layer_norm(normalized_shape=[3, 4], bias=false)",
            "layer_norm(elementwise_affine=false, eps=0.1)"),
        row("rms_norm", Shape.of(3, 4), "rms_norm", "rms_norm(normalized_shape=[3, 4], eps=0.1)"));
  }

  private static List<LayerRow> sequences() {
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

  LayerProvider provider() {
    return Providers.layer(name);
  }

  float[] values(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = wholeBelow > 0 ? random.nextInt(1, wholeBelow) : (float) random.nextGaussian();
    }
    return values;
  }

  /** Returns the names of the layers without a row. */
  static List<String> missing() {
    List<String> rows = all().map(LayerRow::name).toList();
    return Providers.names(PluginKind.LAYER).filter(name -> !rows.contains(name)).toList();
  }

  @Override
  public String toString() {
    return name + " of " + input;
  }
}
