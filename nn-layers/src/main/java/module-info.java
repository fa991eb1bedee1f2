/** Layers, losses, initialisers, data loading, the training loop and checkpoints. */
module nn.layers {
  requires static org.jspecify;
  requires transitive nn.autograd;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;

  exports nn.layers;
  exports nn.layers.checkpoint;
  exports nn.layers.data;
  exports nn.layers.loss;
  exports nn.layers.onnx;
  exports nn.layers.training;
}
