package nn.autograd.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.ParameterFilter.Criterion;

/** Reads which parameters a group is for, and reports what is wrong with it. */
final class FilterReader {
  private static final String ROLES = " Roles: " + String.join(", ", ParameterRole.words()) + ".";

  private final Spec.Group group;
  private final Problems problems;
  private final List<Criterion> all = new ArrayList<>();
  private final List<Criterion> none = new ArrayList<>();

  private FilterReader(Spec.Group group, Problems problems) {
    this.group = group;
    this.problems = problems;
  }

  /** Returns a filter without the parts that are wrong. */
  static ParameterFilter read(Spec.Group group, Problems problems) {
    return new FilterReader(group, problems).read();
  }

  private ParameterFilter read() {
    find(Spec.Group.MATCH).ifPresent(this::match);
    find(Spec.Group.RANK).ifPresent(this::rank);
    find(Spec.Group.ROLE).ifPresent(this::roles);
    find(Spec.Group.EXCEPT).ifPresent(this::except);
    boolean says =
        Stream.of(Spec.Group.MATCH, Spec.Group.RANK, Spec.Group.ROLE)
            .anyMatch(group.entries()::containsKey);
    if (!says) {
      problems.addValue(
          group,
          "must say which parameters it is for, by the key 'match', 'rank' or 'role', as in"
              + " {match: \"**.bias\", lr: 0.1}");
    }
    return new ParameterFilter(group, all, none);
  }

  private Optional<Object> find(String key) {
    return Optional.ofNullable(group.entries().get(key));
  }

  private void match(Object value) {
    if (value instanceof String text) {
      all.add(new Criterion(Spec.Group.MATCH, text, path(text), ParameterFilter.MATCHES_NONE));
    } else {
      problems
          .in(Spec.Group.MATCH)
          .addValue(value, "must be a pattern for the paths of parameters, as in \"**.bias\"");
    }
  }

  private void rank(Object value) {
    if (value instanceof Long rank && rank >= 0) {
      all.add(
          new Criterion(
              Spec.Group.RANK,
              rank,
              (_, parameter) -> parameter.shape().rank() == rank,
              ParameterFilter.MATCHES_NONE));
    } else {
      problems
          .in(Spec.Group.RANK)
          .addValue(value, "must be a number of dimensions, as in 2 for matrices");
    }
  }

  private void roles(Object value) {
    Set<ParameterRole> roles = new TreeSet<>();
    int before = problems.list().size();
    each(Spec.Group.ROLE, value, "must be a role, or a list of roles." + ROLES)
        .forEach(word ->
            ParameterRole.of(word.text)
                .ifPresentOrElse(
                    roles::add,
                    () ->
                        word.here.addValue(
                            word.text,
                            "is no role."
                                + Suggestions.didYouMean(word.text, ParameterRole.words())
                                + ROLES)));
    if (problems.list().size() == before) {
      all.add(
          new Criterion(
              Spec.Group.ROLE,
              value,
              (_, each) -> roles.contains(each.role()),
              ParameterFilter.MATCHES_NONE));
    }
  }

  private void except(Object value) {
    each(Spec.Group.EXCEPT, value, "must be a list of roles and path patterns." + ROLES)
        .forEach(word -> {
          Optional<ParameterRole> role = ParameterRole.of(word.text);
          none.add(
              role.isPresent()
                  ? new Criterion(word.place, word.text, (_, each) -> each.role() == role.get(), "")
                  : new Criterion(word.place, word.text, path(word.text), missing(word.text)));
        });
  }

  private static String missing(String pattern) {
    boolean mayBeRole = pattern.chars().allMatch(Character::isLetter);
    return mayBeRole
        ? "is no role and "
            + ParameterFilter.MATCHES_NONE
            + "."
            + Suggestions.didYouMean(pattern, ParameterRole.words())
            + ROLES.substring(0, ROLES.length() - 1)
        : ParameterFilter.MATCHES_NONE;
  }

  private static BiPredicate<String, Parameter> path(String text) {
    PathPattern pattern = new PathPattern(text);
    return (path, _) -> pattern.matches(path);
  }

  /** A word, where it stands in the group, and where its problems are reported. */
  private record Word(String text, String place, Problems here) {}

  /** Returns the words of a list, or the one word that is no list. */
  private List<Word> each(String key, Object value, String expected) {
    if (value instanceof String text) {
      return List.of(new Word(text, key, problems.in(key)));
    }
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      problems.in(key).addValue(value, expected);
      return List.of();
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Problems here = problems.in(key).in(i);
      if (list.get(i) instanceof String text) {
        words.add(new Word(text, key + "[" + i + "]", here));
      } else {
        here.addValue(list.get(i), expected);
      }
    }
    return words;
  }
}
