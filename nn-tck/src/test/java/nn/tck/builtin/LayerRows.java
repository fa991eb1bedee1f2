package nn.tck.builtin;

import static nn.tck.builtin.LayerRow.row;

import java.util.List;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.autograd.registry.PluginKind;

/** What every layer is tested with. */
final class LayerRows {
  private LayerRows() {}

  /** Returns all rows. */
  static Stream<LayerRow> all() {
    return Stream.of(plain(), ImageRows.images(), norms(), SequenceRows.sequences())
        .flatMap(List::stream);
  }

  /** Returns the names of the layers without a row. */
  static List<String> missing() {
    List<String> rows = all().map(LayerRow::name).toList();
    return Providers.names(PluginKind.LAYER).filter(name -> !rows.contains(name)).toList();
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
}
