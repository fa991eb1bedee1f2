package nn.tck.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.Tensor;
import nn.layers.Module;

/** All that is saved with a network, by path. */
record Saved(
    Map<String, float[]> parameters, Map<String, float[]> buffers, Map<String, Long> streams) {

  /** Returns a copy of all that is saved with a network. */
  static Saved of(Module module) {
    Map<String, Long> streams = new LinkedHashMap<>();
    module.randomSources().forEach((path, each) -> streams.put(path, each.state()));
    return new Saved(copies(module.parameters()), copies(module.buffers()), streams);
  }

  private static Map<String, float[]> copies(Map<String, ? extends Tensor> tensors) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    tensors.forEach((path, each) -> copies.put(path, each.toArray()));
    return copies;
  }

  /** Gives a network what was saved, as resuming does. */
  void restoreIn(Module module) {
    assign(module.parameters(), parameters);
    rewind(module);
  }

  /** Gives a network back what a forward pass may have changed. */
  void rewind(Module module) {
    assign(module.buffers(), buffers);
    module.randomSources().forEach((path, each) -> each.restore(streams.getOrDefault(path, 0L)));
  }

  private static void assign(Map<String, ? extends Tensor> tensors, Map<String, float[]> values) {
    tensors.forEach((path, each) -> each.assign(values.getOrDefault(path, new float[0])));
  }
}
