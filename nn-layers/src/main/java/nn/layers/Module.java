package nn.layers;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.layer.Layer;
import nn.autograd.RandomSource;

/**
 * A part of a network: it maps one tensor to another and may own parameters and other modules.
 *
 * <p>A module without parameters is a lambda: {@code Module square = x -> x.mul(x);}. One with
 * parameters returns them from {@link #ownParameters()}, one made of others returns those from
 * {@link #children()}; everything else follows from these. Paths are PyTorch's: the names of the
 * children joined by dots, then the name of the parameter, {@code 0.weight}.
 *
 * <p>Not thread-safe.
 */
@FunctionalInterface
@SuppressWarnings("JavaLangClash") // the field's name for it
public interface Module {

  /** Returns the output for an input; the module's documentation says of what shapes. */
  Tensor forward(Tensor input);

  /** Returns the modules directly inside this one by name; none by default. */
  default SequencedMap<String, Module> children() {
    return Collections.emptyNavigableMap();
  }

  /** Returns this module's parameters without those of its children; none by default. */
  default SequencedMap<String, Parameter> ownParameters() {
    return Collections.emptyNavigableMap();
  }

  /**
   * Returns this module's tensors that are saved with it but not trained, without those of its
   * children; none by default.
   */
  default SequencedMap<String, Tensor> ownBuffers() {
    return Collections.emptyNavigableMap();
  }

  /**
   * Returns the random streams this module draws from in training, without those of its children;
   * none by default. Their states are saved, so that a resumed run draws the same numbers.
   */
  default SequencedMap<String, RandomSource> ownRandomSources() {
    return Collections.emptyNavigableMap();
  }

  /**
   * Returns the layers that {@link #forward} calls one after another; empty if it does something
   * else, as a lambda may.
   */
  default Optional<List<Layer>> layers() {
    return Optional.empty();
  }

  /** Switches this module and its children to training, the mode they start in. */
  default void train() {
    children().values().forEach(Module::train);
  }

  /** Switches this module and its children to evaluation: dropout lets everything pass. */
  default void eval() {
    children().values().forEach(Module::eval);
  }

  /** Returns all parameters by path, in the order of the modules; a shared one stands once. */
  default SequencedMap<String, Parameter> parameters() {
    return ModuleTree.collect(this, Module::ownParameters);
  }

  /** Returns all buffers by path. */
  default SequencedMap<String, Tensor> buffers() {
    return ModuleTree.collect(this, Module::ownBuffers);
  }

  /** Returns all random streams by path. */
  default SequencedMap<String, RandomSource> randomSources() {
    return ModuleTree.collect(this, Module::ownRandomSources);
  }
}
