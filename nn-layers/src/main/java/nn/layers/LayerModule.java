package nn.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.layer.AttentionLayer;
import nn.api.layer.Layer;
import nn.api.layer.RecurrentLayer;
import nn.autograd.CreatedLayer;
import nn.autograd.RandomSource;
import org.jspecify.annotations.Nullable;

/** A layer of a plugin as a part of a network. */
sealed interface LayerModule extends Module {

  /** Returns the layer and what it owns. */
  CreatedLayer created();

  /** Returns the module of a layer: it takes more than one tensor if the layer does. */
  static LayerModule of(CreatedLayer created) {
    return switch (created.layer()) {
      case RecurrentLayer layer -> new Recurrent(created, layer);
      case AttentionLayer layer -> new Attention(created, layer);
      default -> new Simple(created);
    };
  }

  @Override
  default Tensor forward(Tensor input) {
    return created().layer().forward(input);
  }

  @Override
  default Optional<List<Layer>> layers() {
    return Optional.of(List.of(created().layer()));
  }

  @Override
  default SequencedMap<String, Module> children() {
    SequencedMap<String, Module> children = new LinkedHashMap<>();
    created().children().forEach((name, child) -> children.put(name, of(child)));
    return Collections.unmodifiableSequencedMap(children);
  }

  @Override
  default SequencedMap<String, Parameter> ownParameters() {
    return created().parameters();
  }

  @Override
  default SequencedMap<String, Tensor> ownBuffers() {
    return created().buffers();
  }

  @Override
  default SequencedMap<String, RandomSource> ownRandomSources() {
    return created().randomSources();
  }

  @Override
  default void train() {
    created().mode().train();
    Module.super.train();
  }

  @Override
  default void eval() {
    created().mode().eval();
    Module.super.eval();
  }

  /** A layer from one tensor to another. */
  record Simple(CreatedLayer created) implements LayerModule {
    @Override
    public String toString() {
      return created.spec().toString();
    }
  }

  /** A layer with states. */
  record Recurrent(CreatedLayer created, RecurrentLayer layer)
      implements LayerModule, RecurrentModule {
    @Override
    public RecurrentLayer.Output forward(
        Tensor batch, @Nullable List<Tensor> state, int @Nullable [] lengths) {
      return layer.forward(batch, state, lengths);
    }

    @Override
    public String toString() {
      return created.spec().toString();
    }
  }

  /** A layer with queries, keys and values. */
  record Attention(CreatedLayer created, AttentionLayer layer)
      implements LayerModule, AttentionModule {
    @Override
    public Tensor forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
      return layer.forward(query, key, value, mask);
    }

    @Override
    public String toString() {
      return created.spec().toString();
    }
  }
}
