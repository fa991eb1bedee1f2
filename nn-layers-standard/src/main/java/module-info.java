/** The field's layers as plugins. */
module nn.layers.standard {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.layer.LayerProvider with
      nn.layers.standard.Dropout,
      nn.layers.standard.Flatten,
      nn.layers.standard.Linear,
      nn.layers.standard.Parallel,
      nn.layers.standard.Residual,
      nn.layers.standard.Sequential,
      nn.layers.standard.image.Conv1d,
      nn.layers.standard.image.Conv2d,
      nn.layers.standard.image.ConvTranspose1d,
      nn.layers.standard.image.ConvTranspose2d;
}
