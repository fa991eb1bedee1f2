package nn.layers;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/** Walks a module and what is inside it, each module once. */
final class ModuleTree<T> {
  private final Module root;
  private final Function<Module, SequencedMap<String, T>> own;
  private final SequencedMap<String, T> found = new LinkedHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ModuleTree(Module root, Function<Module, SequencedMap<String, T>> own) {
    this.root = root;
    this.own = own;
  }

  /**
   * Returns what the modules own by path; a thing found twice keeps its first path.
   *
   * @throws IllegalArgumentException if two have the same path: one would be neither trained nor
   *     saved
   */
  static <T> SequencedMap<String, T> collect(
      Module root, Function<Module, SequencedMap<String, T>> own) {
    ModuleTree<T> tree = new ModuleTree<>(root, own);
    tree.walk("", root);
    return Collections.unmodifiableSequencedMap(tree.found);
  }

  private void walk(String prefix, Module module) {
    if (!seen.add(module)) {
      return;
    }
    own.apply(module)
        .forEach((name, thing) -> {
          if (seen.add(thing) && found.putIfAbsent(prefix + name, thing) != null) {
            throw new IllegalArgumentException(
                root + ": two different things have the path '" + prefix + name + "'");
          }
        });
    module.children().forEach((name, child) -> walk(prefix + name + ".", child));
  }
}
