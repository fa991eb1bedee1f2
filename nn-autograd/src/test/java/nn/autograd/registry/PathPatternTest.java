package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "0.weight,           0.weight,            true",
    "0.weight,           0.weight.x,          false",
    "*.weight,           0.weight,            true",
    "*.weight,           encoder.0.weight,    false",
    "**.weight,          weight,              true",
    "**.weight,          encoder.0.weight,    true",
    "**.weight,          encoder.0.bias,      false",
    "**.weight,          0.fullweight,        false",
    "encoder.**,         encoder.0.weight,    true",
    "encoder.**,         encoder,             true",
    "encoder.**,         decoder.0.weight,    false",
    "a.**.b,             a.b,                 true",
    "a.**.b,             a.x.y.b,             true",
    "a.**.b,             a.x.y.c,             false",
    "**,                 anything.at.all,     true",
    "layer*.weight,      layer12.weight,      true",
    "layer*.weight,      layer.1.weight,      false",
    "l*r*.w,             layer.w,             true",
    "a+.w,               aa.w,                false",
    "a+.w,               a+.w,                true",
  })
  void matchesWholePathsPartByPart(String pattern, String path, boolean expected) {
    assertEquals(expected, new PathPattern(pattern).matches(path));
  }

  @Test
  void tenThousandAsterisksMatchAtOnce() {
    int many = 10_000;
    String path = "encoder.0.self_attention.weight";
    for (String separator : List.of("", ".", ".x.", "e", ".**.")) {
      String pattern = ("*" + separator).repeat(many);
      assertFalse(new PathPattern(pattern + ".b").matches(path));
    }
    assertTrue(new PathPattern("**.".repeat(many) + "weight").matches(path));
    assertTrue(new PathPattern("encoder.0.self" + "*".repeat(many) + ".weight").matches(path));
    assertFalse(new PathPattern("*".repeat(many) + "z").matches("w".repeat(many)));
  }

  @Test
  void agreesWithTheDefinitionOnShortPatterns() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = random(random, "ab*.", 8);
      String path = random(random, "ab.", 8);
      assertEquals(
          matches(parts(pattern), parts(path)),
          new PathPattern(pattern).matches(path),
          () -> "'" + pattern + "' and '" + path + "', seed " + seed);
    }
  }

  private static String random(Random random, String letters, int longest) {
    return random
        .ints(random.nextInt(longest + 1), 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static List<String> parts(String path) {
    return List.of(path.split("\\.", -1));
  }

  /** The definition, which takes forever where there are many asterisks. */
  private static boolean matches(List<String> pattern, List<String> path) {
    if (pattern.isEmpty()) {
      return path.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("**")) {
      return matches(rest, path)
          || (!path.isEmpty() && matches(pattern, path.subList(1, path.size())));
    }
    return !path.isEmpty()
        && path.getFirst().matches(pattern.getFirst().replace("*", ".*"))
        && matches(rest, path.subList(1, path.size()));
  }
}
