package nn.autograd.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiPredicate;
import nn.api.Parameter;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;

/**
 * Which parameters a group of a spec is for: those for which everything holds that the group says
 * in {@code match}, {@code rank} and {@code role}, and nothing of its {@code except}.
 */
public final class ParameterFilter {
  static final String MATCHES_NONE = "matches no parameter";

  private final Spec.Group group;
  private final List<Criterion> all;
  private final List<Criterion> none;

  /**
   * One thing that a group asks of a parameter.
   *
   * @param missing what is wrong if it holds for no parameter of a model; empty if nothing is
   */
  record Criterion(
      String place, Object value, BiPredicate<String, Parameter> holds, String missing) {
    boolean holdsForOneOf(ModelParameters parameters) {
      return parameters.byPath().entrySet().stream()
          .anyMatch(each -> holds.test(each.getKey(), each.getValue()));
    }
  }

  ParameterFilter(Spec.Group group, List<Criterion> all, List<Criterion> none) {
    this.group = group;
    this.all = List.copyOf(all);
    this.none = List.copyOf(none);
  }

  /**
   * Returns the filter of a group.
   *
   * @throws InvalidConfigException listing what is wrong with the group
   */
  public static ParameterFilter of(Spec.Group group) {
    Problems problems = Problems.at("groups");
    ParameterFilter filter = FilterReader.read(group, problems);
    problems.throwIfAny();
    return filter;
  }

  /** Returns whether the group is for a parameter, as far as other groups leave it. */
  public boolean matches(String path, Parameter parameter) {
    return all.stream().allMatch(each -> each.holds.test(path, parameter))
        && none.stream().noneMatch(each -> each.holds.test(path, parameter));
  }

  /**
   * Divides parameters; the last filter that matches one gets it.
   *
   * @return the paths that no filter matches, and then those of each filter
   */
  public static List<List<String>> divide(
      List<ParameterFilter> filters, SequencedMap<String, ? extends Parameter> parameters) {
    List<List<String>> paths = new ArrayList<>();
    for (int i = 0; i <= filters.size(); i++) {
      paths.add(new ArrayList<>());
    }
    parameters.forEach((path, parameter) -> paths.get(place(filters, path, parameter)).add(path));
    return paths;
  }

  /** Returns the number of the last filter that matches, counted from 1; 0 if none does. */
  private static int place(List<ParameterFilter> filters, String path, Parameter parameter) {
    int place = filters.size();
    while (place > 0 && !filters.get(place - 1).matches(path, parameter)) {
      place--;
    }
    return place;
  }

  /** Reports what it asks for that no parameter of a model has. */
  void check(ModelParameters parameters, Problems problems) {
    int before = problems.list().size();
    all.forEach(each -> check(each, parameters, problems));
    none.forEach(each -> check(each, parameters, problems));
    boolean matchesOne =
        parameters.byPath().entrySet().stream()
            .anyMatch(each -> matches(each.getKey(), each.getValue()));
    if (!matchesOne && problems.list().size() == before) {
      problems.addValue(group, MATCHES_NONE + "; there are " + parameters);
    }
  }

  private static void check(Criterion criterion, ModelParameters parameters, Problems problems) {
    if (!criterion.missing.isEmpty() && !criterion.holdsForOneOf(parameters)) {
      problems
          .in(criterion.place)
          .addValue(criterion.value, criterion.missing + "; there are " + parameters);
    }
  }
}
