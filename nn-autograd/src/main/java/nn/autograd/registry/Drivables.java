package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.ParameterGroup;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;

/**
 * The numbers that schedules may drive in an optimizer and in those inside it, and what configs
 * call them.
 *
 * <p>A name alone, {@code lr} or {@code betas[0]}, is that of the outermost optimizer that has it;
 * an optimizer that a group names counts as far out as the one with the group. A name behind a
 * place, {@code inner.lr}, is that of the optimizer there; the outermost may be called {@code
 * optimizer.lr}.
 */
public final class Drivables {
  private static final String ROOT = "optimizer";
  private static final int MOST = 3;
  private static final Pattern GROUP = Pattern.compile("\\.groups\\[\\d+]");

  private final List<Drivable> all;

  /**
   * A number of an optimizer.
   *
   * @param path the place of the optimizer: {@code optimizer.inner}
   * @param name {@code lr} or {@code betas[0]}
   */
  public record Drivable(String path, String name) {
    /** Returns the place with optimizers that groups name put where the groups are. */
    private String nesting() {
      return GROUP.matcher(path).replaceAll("");
    }

    private long depth() {
      return nesting().chars().filter(sign -> sign == '.').count();
    }

    /** Returns the name that is this one's alone, whatever else there is. */
    private String fullName() {
      return (path + "." + name).substring(ROOT.length() + 1);
    }
  }

  private Drivables(Collection<Drivable> all) {
    this.all = all.stream().distinct().toList();
  }

  /** Returns those of an optimizer that exists. */
  public static Drivables of(Collection<ParameterGroup> groups) {
    List<Drivable> all = new ArrayList<>();
    for (ParameterGroup group : groups) {
      group.values().keySet().forEach(name -> all.add(new Drivable(group.path(), name)));
    }
    return new Drivables(all);
  }

  /**
   * Returns those of the optimizer that a spec describes, whose values may be wrong; nothing if it
   * does not say which plugins there are, or one is unknown.
   */
  public static Optional<Drivables> of(Spec spec, Registry<OptimizerProvider> registry) {
    return new DrivableReader(registry).read(spec, ROOT).map(Drivables::new);
  }

  /**
   * Returns the numbers of a hyperparameter that schedules may drive, by name; none if it is not
   * schedulable.
   */
  public static SequencedMap<String, Double> numbers(
      Hyperparameter<?> hyperparameter, Object value) {
    SequencedMap<String, Double> numbers = new LinkedHashMap<>();
    if (!hyperparameter.isSchedulable()) {
      return numbers;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        numbers.put(hyperparameter.name() + "[" + i + "]", (Double) list.get(i));
      }
    } else {
      numbers.put(hyperparameter.name(), (Double) value);
    }
    return numbers;
  }

  /** Returns what a name stands for; nothing if it is unknown, or not that of one optimizer. */
  public List<Drivable> named(String name) {
    List<Drivable> found = candidates(name);
    return isAmbiguous(found) ? List.of() : found;
  }

  /**
   * Reports a name that is unknown, or not that of one optimizer.
   *
   * @param owner what the message calls the optimizer
   */
  public void check(String name, String owner, Problems problems) {
    List<Drivable> found = candidates(name);
    if (found.isEmpty()) {
      List<String> known = all.stream().map(Drivable::fullName).toList();
      problems.addValue(
          name,
          "names nothing that a schedule can drive in "
              + owner
              + "."
              + didYouMean(name, known)
              + (known.isEmpty()
                  ? " There is nothing."
                  : " There are: " + String.join(", ", known) + "."));
    } else if (isAmbiguous(found)) {
      problems.addValue(
          name,
          "several optimizers in "
              + owner
              + " have it; write which: "
              + String.join(", ", found.stream().map(Drivable::fullName).toList())
              + ".");
    }
  }

  /** Where nothing resembles the whole, perhaps its last part is a name: {@code inner.lr}. */
  private String didYouMean(String name, List<String> known) {
    List<String> whole = Suggestions.nearest(name, known);
    if (!whole.isEmpty()) {
      return Suggestions.didYouMean(whole);
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    List<String> names =
        Suggestions.nearest(last, all.stream().map(Drivable::name).distinct().toList());
    return Suggestions.didYouMean(
        all.stream()
            .filter(each -> names.contains(each.name()))
            .map(Drivable::fullName)
            .limit(MOST)
            .toList());
  }

  private List<Drivable> candidates(String name) {
    if (name.contains(".")) {
      String full = name.startsWith(ROOT + ".") ? name : ROOT + "." + name;
      return all.stream().filter(each -> (each.path() + "." + each.name()).equals(full)).toList();
    }
    List<Drivable> same = all.stream().filter(each -> each.name().equals(name)).toList();
    long outermost = same.stream().mapToLong(Drivable::depth).min().orElse(0);
    return same.stream().filter(each -> each.depth() == outermost).toList();
  }

  private static boolean isAmbiguous(List<Drivable> found) {
    return found.stream().map(Drivable::nesting).distinct().count() > 1;
  }
}
