package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecParserTest {

  @Test
  void readsValuesListsNestedSpecsAndGroups() {
    SequencedMap<String, Object> noDecay = new LinkedHashMap<>();
    noDecay.put("weight_decay", 0L);
    Spec inner = Spec.of("adam").with("lr", 0.001).with("betas", List.of(0.9, 0.999));
    Spec expected =
        Spec.of("lookahead")
            .with("k", 5)
            .with("alpha", 0.5)
            .with("pullback", true)
            .with("state", "keep")
            .with("note", "a b")
            .with("inner", inner.withGroup(new Spec.Group("**.bias", noDecay)));
    String text =
        """
        lookahead( k=5, alpha=.5, pullback=true, state=keep, note='a b',
          inner=adam(lr=1e-3, betas=[0.9, 0.999], groups=[{match="**.bias", weight_decay=0}]))
        """;
    assertEquals(expected, SpecParser.parse(text));
  }

  @Test
  void tellsWholeNumbersFromOthers() {
    Spec spec = SpecParser.parse("x(a=5, b=5.0, c=5., d=.5, e=1e-3, f=-2, g=+3, h=1E2)");
    assertEquals(
        List.of(5L, 5.0, 5.0, 0.5, 0.001, -2L, 3L, 100.0), List.copyOf(spec.values().values()));
  }

  @Test
  void realNumbersAreWrittenAsPeopleTypeThem() {
    String text =
        "adam(lr=0.001, eps=1e-8, betas=[0.9, -1.5e-4], decay=2.5e10, groups=[{match=\"*\","
            + " lr=1e30}])";
    assertEquals(text, SpecParser.parse(text).toString());
    assertEquals("1e-5", Spec.text(1e-5));
    assertEquals("[1e-30, 0.001]", Spec.text(List.of(1e-30, 1e-3)));
    assertEquals("adam", Spec.text(Spec.of("adam")));
  }

  @Test
  void wordsMayHaveAnIndexAndDurationsAUnit() {
    Spec spec =
        SpecParser.parse(
            "x(drives=betas[0], d=groups[1].betas[0], warmup=500 steps, b=2  epochs, c=[1 step])");
    assertEquals(
        List.of("betas[0]", "groups[1].betas[0]", "500 steps", "2  epochs", List.of("1 step")),
        List.copyOf(spec.values().values()));
    assertEquals(spec, SpecParser.parse(spec.toString()));
    assertThrows(InvalidConfigException.class, () -> SpecParser.parse("x(a=500 stepsize)"));
    assertThrows(InvalidConfigException.class, () -> SpecParser.parse("x(a=5.5 steps)"));
  }

  @Test
  void takesEmptyParenthesesAsNone() {
    assertEquals(Spec.of("adam"), SpecParser.parse("adam()"));
    assertEquals(Spec.of("adam"), SpecParser.parse(" adam "));
  }

  @Test
  void tellsAPluginWithoutHyperparametersFromAWord() {
    assertEquals(Spec.of("adam"), SpecParser.parse("x(inner=adam())").values().get("inner"));
    assertEquals("adam", SpecParser.parse("x(inner=adam)").values().get("inner"));
  }

  @Test
  void readsQuotesAndBackslashesInWords() {
    Spec spec = SpecParser.parse("x(a=\"say \\\"hi\\\"\", b='C:\\\\temp', c='true')");
    assertEquals(List.of("say \"hi\"", "C:\\temp", "true"), List.copyOf(spec.values().values()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                   | column 1 of \"\": expected a plugin's name, found the end",
        "5                  | column 1 of \"5\": expected a plugin's name, found '5'",
        "x(                 | column 3 of \"x(\": expected a hyperparameter's name, found the end",
        "x(k)               | column 4 of \"x(k)\": expected '=', found ')'",
        "x(k=)              | column 5 of \"x(k=)\": expected a value, found ')'",
        "x(k=5]             | column 6 of \"x(k=5]\": expected ',' or ')', found ']'",
        "x(k=5) y           | column 8 of \"x(k=5) y\": expected the end, found 'y'",
        "x(k=5x)            | column 6 of \"x(k=5x)\": expected ',' or ')', found 'x'",
        "x(k=5,)            | column 7 of \"x(k=5,)\": expected a hyperparameter's name, found ')'",
        "x(k=[1 2])         | column 8 of \"x(k=[1 2])\": expected ',' or ']', found '2'",
        "x(k=1, k=2)        | column 8 of \"x(k=1, k=2)\": 'k' is given twice",
        "x(k='a)            | column 5 of \"x(k='a)\": the quote ' is not closed",
        "x(k=1e999)         | column 5 of \"x(k=1e999)\": the number 1e999 is too large",
        "x(groups=y)        | column 10 of \"x(groups=y)\": expected '[', found 'y'",
        "x(groups=[{}])     | column 12 of \"x(groups=[{}])\": expected a hyperparameter's name,"
            + " found '}'",
      })
  void saysWhatWasExpectedAtWhichColumn(String text, String message) {
    String given = text == null ? "" : text;
    Exception e = assertThrows(InvalidConfigException.class, () -> SpecParser.parse(given));
    assertEquals(message, e.getMessage());
  }

  @Test
  void refusesWholeNumbersThatDoNotFit() {
    Exception e =
        assertThrows(
            InvalidConfigException.class, () -> SpecParser.parse("x(k=9223372036854775808)"));
    assertEquals(
        "column 5 of \"x(k=9223372036854775808)\": the whole number 9223372036854775808 is too"
            + " large",
        e.getMessage());
  }

  @Test
  void refusesEndlessNestingWithoutOverflow() {
    assertThrows(
        InvalidConfigException.class, () -> SpecParser.parse("x(a=" + "[".repeat(100_000)));
  }

  @Test
  void readsBackWhatASpecPrints() {
    for (long seed = 0; seed < 2000; seed++) {
      Spec spec = new RandomSpecs(seed).spec(3);
      assertEquals(spec, SpecParser.parse(spec.toString()), "seed " + seed);
    }
  }

  /** Makes any spec that can be written. */
  private static final class RandomSpecs {
    private static final String SIGNS = "ab_9.-* \"'\\(),[]{}=é\n";
    private final SplittableRandom random;

    RandomSpecs(long seed) {
      random = new SplittableRandom(seed);
    }

    Spec spec(int depth) {
      List<Spec.Group> groups = new ArrayList<>();
      for (int i = random.nextInt(3); i > 1; i--) {
        groups.add(new Spec.Group(word(), values(depth)));
      }
      return new Spec(name(), values(depth), groups);
    }

    private SequencedMap<String, Object> values(int depth) {
      SequencedMap<String, Object> values = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.put(name(), value(depth));
      }
      return values;
    }

    private Object value(int depth) {
      return switch (random.nextInt(depth > 0 ? 7 : 5)) {
        case 0 -> random.nextLong() >> random.nextInt(64);
        case 1 -> finite();
        case 2 -> random.nextBoolean();
        case 3 -> word();
        case 4 -> name();
        case 5 -> spec(depth - 1);
        default -> List.of(value(depth - 1), value(depth - 1));
      };
    }

    private double finite() {
      double value = Double.longBitsToDouble(random.nextLong());
      return Double.isFinite(value) ? value : 0.1;
    }

    private String name() {
      return List.of("adam", "true", "k", "x_1", "_a.b-c", "groups_", "match_")
              .get(random.nextInt(7))
          + random.nextInt(10);
    }

    private String word() {
      StringBuilder word = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        word.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      return random.nextInt(5) == 0 ? "true" : word.toString();
    }
  }

  @Test
  void groupsThatAreANumberAreAHyperparameter() {
    Spec spec = SpecParser.parse("conv2d(out_channels=4, groups=2)");
    assertEquals(2L, spec.values().get("groups"));
    assertEquals(spec, SpecParser.parse(spec.toString()));
  }
}
