package nn.benchmarks.versus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer system in one of the ways in which it runs.
 *
 * @param python the Python that has it
 * @param variant how it runs
 */
record Peer(String python, String variant) {
  /** All ways, those of PyTorch first. */
  static final List<String> VARIANTS =
      List.of("eager", "compile", "default", "foreach", "fused", "jit");

  /** Returns every Python in every way, or in those that are named. */
  static List<Peer> of(List<String> pythons, List<String> variants) {
    List<Peer> peers = new ArrayList<>();
    for (String python : pythons) {
      VARIANTS.stream()
          .filter(variant -> variants.isEmpty() || variants.contains(variant))
          .forEach(variant -> peers.add(new Peer(python, variant)));
    }
    return peers;
  }

  /** Returns how its side of the conversation is started. */
  List<String> command(Checkout checkout, int threads) {
    Path program = checkout.peer(variant.equals("jit") ? "jax_optax.py" : "pytorch.py");
    return List.of(python, program.toString(), variant, Integer.toString(threads));
  }

  /** Returns whether whole processes are measured against it: once a Python, in its plain way. */
  boolean trainsWhole() {
    return variant.equals("eager");
  }
}
