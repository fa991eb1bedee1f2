package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import nn.autograd.registry.Printable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a training accepts, its resolved config says the same again, so that it can resume. */
class ResolvedConfigTest {
  /** Texts that YAML reads as something else, or not at all, where they are not quoted. */
  static final List<String> HARD_TEXTS =
      List.of(
          "no",
          "True",
          "null",
          "~",
          "0x10",
          "010",
          "0o17",
          "1e5",
          "+1",
          ".5",
          "1_000",
          ".inf",
          ".NaN",
          "12:30:45",
          "2001-01-01",
          "#1",
          "x #1",
          "@x",
          "*x",
          "&x",
          "!x",
          "%x",
          "`x`",
          "[x]",
          "{x}",
          "[x",
          "a: b",
          "a:",
          "- a",
          "-",
          "? a",
          "|",
          ">",
          "<<",
          "=",
          "---",
          "...",
          "'",
          "\"",
          "it's",
          "\\",
          "\\n",
          " before",
          "after ",
          "two  blanks",
          "größe",
          "日本",
          "😀",
          "\u0007",
          "\t",
          "a\nb",
          "\r",
          "\u0085",
          "\u2028",
          "\ufeff",
          "größe\u200b",
          "\u202edlrow",
          "\udb40\udc41",
          "\u009b2J",
          "\u007f",
          "x".repeat(300));

  private static final List<String> NUMBERS =
      List.of("1", "0.1", "1e-3", "5e-324", "1e300", "0x10", "010", "1.7976931348623157e308");

  @ParameterizedTest
  @FieldSource("HARD_TEXTS")
  void hardTextsAreReadAgainAsTheyWere(String text) {
    String quoted = quoted(text);
    String data = "data: {csv: " + quoted + ", label: " + quoted + "}";
    String yaml = Configs.with(data, "model: [linear: 2]");
    readsAgain(ConfigSource.text("c.yaml", RunName.of(text + ".yaml"), yaml));
  }

  @Test
  void groupsWithOptimizersAreReadAgainWithEveryDefault() {
    String yaml =
        Configs.with(
            "optimizer: {name: lookahead, inner: {name: adam, groups: [{rank: 2, except: [output],"
                + " optimizer: sgd(lr=0.1)}, {role: [bias, norm], lr: 1}]},"
                + " groups: [{match: 2.bias, optimizer: sgd}]}");
    ConfigSource source = ConfigSource.text("c.yaml", "c", yaml);
    readsAgain(source);
    String resolved = ConfigWriter.write(read(Purpose.TRAIN, source));
    assertTrue(resolved.contains("match: 2.bias"), resolved);
    assertTrue(resolved.contains("momentum: 0.0"), resolved);
  }

  @Test
  void numbersAndNamesAreReadAgainAsTheyWere() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String yaml =
          Configs.with(
              "name: " + quoted(name(random)),
              "optimizer: {name: adam, lr: " + any(random) + ", weight_decay: " + any(random) + "}",
              "clip_grad_norm: " + any(random),
              "seed: " + random.nextLong(1L << 53),
              "epochs: " + random.nextInt(1, 1_000_000));
      try {
        readsAgain(ConfigSource.text("c.yaml", "c", yaml));
      } catch (ConfigException e) {
        throw new AssertionError("seed " + seed + "\n" + yaml, e);
      }
    }
  }

  private static void readsAgain(ConfigSource source) {
    for (Purpose purpose : Purpose.values()) {
      ExperimentConfig config = read(purpose, source);
      String resolved = ConfigWriter.write(config);
      ExperimentConfig again = read(purpose, ConfigSource.text("c.yaml", "c", resolved));
      assertEquals(config, again, resolved);
      assertEquals(Printable.lines(resolved), resolved);
      assertEquals(resolved, ConfigWriter.write(again));
    }
  }

  private static ExperimentConfig read(Purpose purpose, ConfigSource source) {
    return source.read(purpose, Configs.plugins());
  }

  private static String any(Random random) {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  /** Returns a valid name, often one that looks like a number. */
  private static String name(Random random) {
    String letters = random.nextBoolean() ? "0123456789e.-_x" : "abcXYZ019._-";
    return random
        .ints(random.nextInt(1, 9), 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining("", "0", ""));
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(c -> String.format(Locale.ROOT, "\\U%08x", c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  @Test
  void aConfigThatIsTooLongWithItsDefaultsIsRefused() {
    String many =
        random(15_000).stream()
            .map(lr -> "adam(lr=" + lr + ")")
            .collect(Collectors.joining(", ", "compare: {optimizers: [", "]}"));
    String problems = Configs.problems(Purpose.COMPARE, Configs.with(many));
    assertTrue(problems.contains("with all defaults filled in, the config has"), problems);
  }

  private static List<Double> random(int count) {
    return new Random(1).doubles(count).boxed().toList();
  }
}
