package nn.layers;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/** Walks a module and what is inside it, each module once. */
final class ModuleTree<T> {
  private final Function<Module, SequencedMap<String, T>> own;
  private final SequencedMap<String, T> found = new LinkedHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ModuleTree(Function<Module, SequencedMap<String, T>> own) {
    this.own = own;
  }

  /** Returns what the modules own by path; a thing found twice keeps its first path. */
  static <T> SequencedMap<String, T> collect(
      Module root, Function<Module, SequencedMap<String, T>> own) {
    ModuleTree<T> tree = new ModuleTree<>(own);
    tree.walk("", root);
    return Collections.unmodifiableSequencedMap(tree.found);
  }

  private void walk(String prefix, Module module) {
    if (!seen.add(module)) {
      return;
    }
    own.apply(module)
        .forEach((name, thing) -> {
          if (seen.add(thing)) {
            found.put(prefix + name, thing);
          }
        });
    module.children().forEach((name, child) -> walk(prefix + name + ".", child));
  }
}
