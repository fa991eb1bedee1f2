package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import nn.api.Parameter;
import nn.api.kernel.Workers;
import nn.autograd.tensor.DenseParameter;
import nn.autograd.tensor.Engine;
import nn.autograd.tensor.ParameterStorage;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one optimizer and where they lie; every optimizer inside it shares the set.
 *
 * <p>A parameter that has several paths, as shared weights do, is taken once, at its first.
 */
public final class ParameterSet {

  /**
   * One parameter.
   *
   * @param number counts the parameters in the order in which they lie, from 0
   * @param path its path in the model
   * @param storage the index of its storage in the set
   */
  record Entry(int number, String path, DenseParameter parameter, int storage) {
    int from() {
      return parameter.offset();
    }

    int to() {
      return parameter.offset() + parameter.shape().size();
    }
  }

  private final Engine engine;
  private final List<ParameterStorage> storages;
  private final List<Entry> entries;
  private final Map<String, Entry> entryOfPath = new LinkedHashMap<>();
  private final SequencedMap<String, Parameter> byPath = new LinkedHashMap<>();
  private final ParameterSet whole;

  private ParameterSet(
      Engine engine,
      SequencedMap<String, DenseParameter> parameters,
      @Nullable ParameterSet whole) {
    this.engine = engine;
    this.whole = whole == null ? this : whole;
    this.storages = ParameterStorage.pack(parameters.values());
    List<Entry> all = new ArrayList<>();
    parameters.forEach((path, parameter) ->
        all.add(new Entry(0, path, parameter, storages.indexOf(parameter.storage()))));
    all.sort(Comparator.comparingInt(Entry::storage).thenComparingInt(Entry::from));
    for (int i = 0; i < all.size(); i++) {
      Entry entry = all.get(i);
      all.set(i, new Entry(i, entry.path(), entry.parameter(), entry.storage()));
    }
    this.entries = List.copyOf(all);
    entries.forEach(entry -> entryOfPath.put(entry.path(), entry));
    byPath.putAll(parameters);
  }

  /**
   * Moves the parameters into flat arrays.
   *
   * @param parameters as {@link #distinct} returns them
   */
  public static ParameterSet of(Engine engine, SequencedMap<String, DenseParameter> parameters) {
    return new ParameterSet(engine, parameters, null);
  }

  /**
   * Returns each parameter that is not frozen once, by its first path.
   *
   * @throws IllegalArgumentException if there are none, or one was not made by the engine
   */
  public static SequencedMap<String, DenseParameter> distinct(
      Engine engine, SequencedMap<String, ? extends Parameter> parameters) {
    Set<Parameter> seen = new HashSet<>(); // parameters are equal only to themselves
    SequencedMap<String, DenseParameter> distinct = new LinkedHashMap<>();
    parameters.forEach((path, parameter) -> {
      if (!(parameter instanceof DenseParameter dense) || dense.engine() != engine) {
        throw new IllegalArgumentException(
            "parameter '" + path + "' was not made by this Nn; an optimizer trains only those");
      }
      if (dense.requiresGrad() && seen.add(parameter)) {
        distinct.put(path, dense);
      }
    });
    if (distinct.isEmpty()) {
      throw new IllegalArgumentException(
          parameters.isEmpty()
              ? "there are no parameters to optimize"
              : "there are no parameters to optimize: all of them are frozen");
    }
    return distinct;
  }

  /** Returns the set of some of these parameters, which lie where they did. */
  ParameterSet only(Collection<String> paths) {
    if (paths.containsAll(byPath.keySet())) {
      return this;
    }
    SequencedMap<String, DenseParameter> some = new LinkedHashMap<>();
    byPath.forEach((path, parameter) -> {
      if (paths.contains(path)) {
        some.put(path, DenseParameter.of(parameter));
      }
    });
    return new ParameterSet(engine, some, whole);
  }

  /** Returns whether both sets are parts of the set of one optimizer. */
  boolean isRelatedTo(ParameterSet other) {
    return whole == other.whole;
  }

  /** Returns the parameters in the order in which they lie. */
  List<Entry> entries() {
    return entries;
  }

  /** Returns the parameters by path, in the order of the model. */
  SequencedMap<String, Parameter> byPath() {
    return Collections.unmodifiableSequencedMap(byPath);
  }

  /** Returns a parameter by its path. */
  Entry entry(String path) {
    Entry entry = entryOfPath.get(path);
    if (entry == null) {
      throw new IllegalArgumentException("there is no parameter '" + path + "'");
    }
    return entry;
  }

  /** Returns the range of one parameter. */
  ElementRange range(Entry entry, List<SlotStorage> slots) {
    return new ElementRange(this, entry.storage(), entry.from(), entry.to(), slots);
  }

  List<ParameterStorage> storages() {
    return storages;
  }

  Engine engine() {
    return engine;
  }

  Workers workers() {
    return engine.workers();
  }

  /** Returns a copy of the values of all storages. */
  List<float[]> copyOfValues() {
    return storages.stream().map(storage -> storage.values().clone()).toList();
  }

  /** Puts back what {@link #copyOfValues} has copied. */
  void restore(List<float[]> values) {
    for (int i = 0; i < values.size(); i++) {
      float[] copy = values.get(i);
      System.arraycopy(copy, 0, storages.get(i).values(), 0, copy.length);
    }
    entries.forEach(entry -> entry.parameter().markChanged());
  }

  /** Returns a number that grows whenever a value changes. */
  long version() {
    long version = 0;
    for (Entry entry : entries) {
      version += entry.parameter().version();
    }
    return version;
  }

  void zeroGrad() {
    entries.forEach(entry -> entry.parameter().zeroGrad());
  }
}
