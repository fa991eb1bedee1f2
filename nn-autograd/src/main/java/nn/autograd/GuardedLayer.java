package nn.autograd;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportException;
import nn.api.export.ExportGraph;
import nn.api.layer.AttentionLayer;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerProvider;
import nn.api.layer.RecurrentLayer;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.tensor.Engine;
import org.jspecify.annotations.Nullable;

/** Calls the code of a layer so that errors name it: the plugin's faults, and misfitting inputs. */
record GuardedLayer(RegisteredPlugin<LayerProvider> plugin, Spec spec, Engine engine) {

  /** Returns the layer with every call guarded; it takes more than one tensor if the layer does. */
  static Layer of(Layer layer, RegisteredPlugin<LayerProvider> plugin, Spec spec, Engine engine) {
    GuardedLayer guard = new GuardedLayer(plugin, spec, engine);
    return switch (layer) {
      case RecurrentLayer recurrent -> new Recurrent(recurrent, guard);
      case AttentionLayer attention -> new Attention(attention, guard);
      default -> new Simple(layer, guard);
    };
  }

  private Tensor forward(UnaryOperator<Tensor> layer, Tensor input) {
    return call(input, () -> NonFiniteProbe.forward(plugin, layer, input));
  }

  private <R> R call(Tensor input, Supplier<R> body) {
    try {
      if (input.shape().rank() == 0) {
        throw new InputShapeException("needs a batch, whose first dimension counts the samples");
      }
      return engine.guardingDerivatives(
          derivative -> plugin.guard("backward", derivative), () -> plugin.call("forward", body));
    } catch (InputShapeException e) {
      throw e.at(spec.toString(), input.shape());
    }
  }

  private Shape outputShape(Layer layer, Shape sample) {
    try {
      return plugin.call("outputShape", () -> layer.outputShape(sample));
    } catch (InputShapeException e) {
      throw e.at(spec.toString(), sample);
    }
  }

  private String export(Layer layer, ExportGraph graph, String input, Shape sample) {
    try {
      return plugin.call("export", () -> layer.export(graph, input, sample));
    } catch (ExportException e) {
      throw e.at(spec.toString());
    }
  }

  private long multiplyAdds(Layer layer, Shape sample) {
    return plugin.call("multiplyAdds", () -> layer.multiplyAdds(sample));
  }

  private record Simple(Layer layer, GuardedLayer guard) implements Layer {
    @Override
    public Tensor forward(Tensor batch) {
      return guard.forward(layer::forward, batch);
    }

    @Override
    public Shape outputShape(Shape sample) {
      return guard.outputShape(layer, sample);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      return guard.multiplyAdds(layer, sample);
    }

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return guard.export(layer, graph, input, sample);
    }
  }

  private record Recurrent(RecurrentLayer layer, GuardedLayer guard) implements RecurrentLayer {
    @Override
    public Tensor forward(Tensor batch) {
      return guard.forward(layer::forward, batch);
    }

    @Override
    public Output forward(Tensor batch, @Nullable List<Tensor> state, int @Nullable [] lengths) {
      return guard.call(batch, () -> layer.forward(batch, state, lengths));
    }

    @Override
    public Shape outputShape(Shape sample) {
      return guard.outputShape(layer, sample);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      return guard.multiplyAdds(layer, sample);
    }

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return guard.export(layer, graph, input, sample);
    }
  }

  private record Attention(AttentionLayer layer, GuardedLayer guard) implements AttentionLayer {
    @Override
    public Tensor forward(Tensor batch) {
      return guard.forward(layer::forward, batch);
    }

    @Override
    public Tensor forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
      return guard.call(query, () -> layer.forward(query, key, value, mask));
    }

    @Override
    public Shape outputShape(Shape sample) {
      return guard.outputShape(layer, sample);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      return guard.multiplyAdds(layer, sample);
    }

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return guard.export(layer, graph, input, sample);
    }
  }
}
