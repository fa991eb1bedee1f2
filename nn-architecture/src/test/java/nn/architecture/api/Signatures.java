package nn.architecture.api;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What users and implementers of types depend on, one line each: the type's name, a space, and the
 * signature.
 *
 * <p>{@code must implement} says that a plugin which implements the type needs the method; where
 * plugins do not implement a type it makes no difference whether a method has a body.
 */
final class Signatures {
  static final String STABLE = "stable";
  static final String OPEN_TO_PLUGINS = "open to plugins";
  static final String MUST_IMPLEMENT = "must implement ";

  private Signatures() {}

  /** Returns the signatures of the types. */
  static NavigableSet<String> of(Collection<Class<?>> types) {
    NavigableSet<String> lines = new TreeSet<>();
    for (Class<?> type : types) {
      signatures(type).forEach(signature -> lines.add(type.getName() + " " + signature));
    }
    return lines;
  }

  private static Stream<String> signatures(Class<?> type) {
    return Stream.of(head(type), supertypes(type), members(type), demands(type))
        .flatMap(each -> each);
  }

  private static Stream<String> head(Class<?> type) {
    String level = PublicTypes.stability(type).value().name().toLowerCase(Locale.ROOT);
    String kind = kind(type) + variables(type.getTypeParameters());
    return isOpenToPlugins(type) ? Stream.of(level, kind, OPEN_TO_PLUGINS) : Stream.of(level, kind);
  }

  private static String kind(Class<?> type) {
    if (type.isInterface()) {
      return type.isAnnotation() ? "annotation" : "interface";
    }
    return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
  }

  private static boolean isOpenToPlugins(Class<?> type) {
    return type.isInterface()
        && !type.isAnnotation()
        && !type.isSealed()
        && PublicTypes.stability(type).implementedByPlugins();
  }

  private static Stream<String> supertypes(Class<?> type) {
    AnnotatedType superclass = type.getAnnotatedSuperclass();
    return Stream.concat(Stream.ofNullable(superclass), Stream.of(type.getAnnotatedInterfaces()))
        .map(Signatures::text)
        .filter(name -> !name.equals("Object") && !name.equals("Record"))
        .map(name -> "is a " + name);
  }

  private static Stream<String> members(Class<?> type) {
    return Stream.<Member[]>of(
            type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(Signatures::isVisible)
        .map(Signatures::member);
  }

  private static boolean isVisible(Member member) {
    int modifiers = member.getModifiers();
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers))
        && !(member instanceof Method method && isOfEveryObject(method));
  }

  private static boolean isOfEveryObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(each ->
            each.getName().equals(method.getName())
                && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
  }

  /** Returns what an implementer must write, inherited methods included. */
  private static Stream<String> demands(Class<?> type) {
    return isOpenToPlugins(type)
        ? Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .map(method -> MUST_IMPLEMENT + name(method))
        : Stream.empty();
  }

  private static String member(Member member) {
    String prefix = Modifier.isStatic(member.getModifiers()) ? "static " : "";
    return prefix
        + switch (member) {
          case Field field -> field.getName() + ": " + text(field.getAnnotatedType());
          case Constructor<?> constructor -> name(constructor);
          case Method method -> name(method) + ": " + text(method.getAnnotatedReturnType());
          default -> throw new IllegalArgumentException(member.toString());
        };
  }

  /** Returns {@code <R> name(Supplier<R>)}; a constructor is called new. */
  private static String name(Executable executable) {
    String variables = variables(executable.getTypeParameters());
    String name = executable instanceof Constructor<?> ? "new" : executable.getName();
    String parameters =
        Arrays.stream(executable.getAnnotatedParameterTypes())
            .map(Signatures::text)
            .collect(joining(", ", "(", ")"));
    if (executable.isVarArgs()) {
      parameters = parameters.replaceFirst("\\[\\]\\)$", "...)");
    }
    String exceptions =
        Arrays.stream(executable.getAnnotatedExceptionTypes())
            .map(Signatures::text)
            .collect(joining(", "));
    return (variables.isEmpty() ? "" : variables + " ")
        + name
        + parameters
        + (exceptions.isEmpty() ? "" : " throws " + exceptions);
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable))
            .collect(joining(", ", "<", ">"));
  }

  private static String bounds(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getAnnotatedBounds())
            .map(Signatures::text)
            .filter(bound -> !bound.equals("Object"))
            .collect(joining(" & "));
    return bounds.isEmpty() ? "" : " extends " + bounds;
  }

  /** Returns a type with its type arguments and whether it may be null. */
  private static String text(AnnotatedType type) {
    return type.toString()
        .replace("@org.jspecify.annotations.Nullable()", "@Nullable")
        .replaceAll("\\bjava\\.(?:lang|util|util\\.function)\\.(?=[A-Z])", "");
  }
}
