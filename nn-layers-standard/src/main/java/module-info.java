/** The field's layers as plugins. */
module nn.layers.standard {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.layer.LayerProvider with
      nn.layers.standard.Dropout,
      nn.layers.standard.Dropout1d,
      nn.layers.standard.Dropout2d,
      nn.layers.standard.Flatten,
      nn.layers.standard.Linear,
      nn.layers.standard.Parallel,
      nn.layers.standard.Reshape,
      nn.layers.standard.Residual,
      nn.layers.standard.Sequential,
      nn.layers.standard.image.AdaptiveAvgPool1d,
      nn.layers.standard.image.AdaptiveAvgPool2d,
      nn.layers.standard.image.AdaptiveMaxPool1d,
      nn.layers.standard.image.AdaptiveMaxPool2d,
      nn.layers.standard.image.AvgPool1d,
      nn.layers.standard.image.AvgPool2d,
      nn.layers.standard.image.Conv1d,
      nn.layers.standard.image.Conv2d,
      nn.layers.standard.image.ConvTranspose1d,
      nn.layers.standard.image.ConvTranspose2d,
      nn.layers.standard.image.MaxPool1d,
      nn.layers.standard.image.MaxPool2d,
      nn.layers.standard.image.Pad,
      nn.layers.standard.image.Upsample,
      nn.layers.standard.norm.BatchNorm1d,
      nn.layers.standard.norm.BatchNorm2d,
      nn.layers.standard.norm.GroupNorm,
      nn.layers.standard.norm.LayerNorm,
      nn.layers.standard.norm.RmsNorm,
      nn.layers.standard.sequence.Embedding,
      nn.layers.standard.sequence.Gru,
      nn.layers.standard.sequence.LearnedPositionalEncoding,
      nn.layers.standard.sequence.Lstm,
      nn.layers.standard.sequence.MultiHeadAttention,
      nn.layers.standard.sequence.PositionalEncoding,
      nn.layers.standard.sequence.Rnn,
      nn.layers.standard.sequence.TransformerEncoderLayer;
}
