package nn.autograd;

import java.util.Optional;
import java.util.function.Predicate;
import nn.api.init.Initializer;

/**
 * How layers are created.
 *
 * @param random where the initial values of parameters and the seeds of random streams come from
 * @param weights what weights of two dimensions or more start at instead of what their layers say
 * @param output the path, within the layer, of the weight whose outputs are the model's; its role
 *     becomes {@link nn.api.ParameterRole#OUTPUT}
 * @param frozen whether the parameter at a path within the layer is not trained
 * @param sizesOnly whether parameters get no memory: the layer serves to ask for shapes and sizes
 */
public record LayerOptions(
    RandomSource random,
    Optional<Initializer> weights,
    Optional<String> output,
    Predicate<String> frozen,
    boolean sizesOnly) {

  /** Returns options that leave everything to the layers. */
  public static LayerOptions of(RandomSource random) {
    return new LayerOptions(random, Optional.empty(), Optional.empty(), _ -> false, false);
  }

  /** Returns options for layers that take no memory, and serve to ask for shapes and sizes. */
  public static LayerOptions ofSizesOnly() {
    return new LayerOptions(
        new RandomSource(0), Optional.empty(), Optional.empty(), _ -> false, true);
  }

  /** Returns these options with what weights of two dimensions or more start at. */
  public LayerOptions withWeights(Initializer initializer) {
    return new LayerOptions(random, Optional.of(initializer), output, frozen, sizesOnly);
  }

  /** Returns these options with the path of the model's last weight. */
  public LayerOptions withOutput(String path) {
    return new LayerOptions(random, weights, Optional.of(path), frozen, sizesOnly);
  }

  /** Returns these options with which parameters, by path within the layer, are not trained. */
  public LayerOptions withFrozen(Predicate<String> paths) {
    return new LayerOptions(random, weights, output, paths, sizesOnly);
  }

  /** Returns the options for a layer inside, whose paths begin with a name and a dot. */
  public LayerOptions in(String name) {
    Optional<String> inside =
        output
            .filter(path -> path.startsWith(name + "."))
            .map(path -> path.substring(name.length() + 1));
    return new LayerOptions(
        random, weights, inside, path -> frozen.test(name + "." + path), sizesOnly);
  }
}
