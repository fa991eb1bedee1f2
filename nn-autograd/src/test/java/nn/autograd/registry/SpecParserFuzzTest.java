package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import org.junit.jupiter.api.Test;

/** Texts that nobody wrote by hand. */
class SpecParserFuzzTest {
  private static final int TEXTS = 50_000;
  private static final String[] PIECES = {
    "adam",
    "inner",
    "lr",
    "groups",
    "match",
    "true",
    "false",
    "null",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "\"",
    "'",
    "\\",
    "**.bias",
    "-",
    "+",
    ".",
    "1",
    "0.5",
    "1e",
    "1e-3",
    "9e999",
    "\t",
    " ",
    "\n",
    "\0",
    "é",
    "😀",
    "99999999999999999999",
    "_",
    "a.b-c"
  };

  /** Any text gives a spec that prints and parses again, or the parser's own error. */
  @Test
  void anyTextIsReadOrRefusedWithAColumn() {
    int read = 0;
    for (int seed = 0; seed < TEXTS; seed++) {
      String text = text(new Random(seed));
      try {
        Spec spec = SpecParser.parse(text);
        assertEquals(spec, SpecParser.parse(spec.toString()), () -> "text: " + text);
        read++;
      } catch (InvalidConfigException e) {
        assertFalse(e.problems().isEmpty());
        assertTrue(e.getMessage().startsWith("column "), e.getMessage());
      } catch (RuntimeException | Error e) {
        fail("seed " + seed + ", text: " + text, e);
      }
    }
    assertTrue(read > TEXTS / 100, "only " + read + " texts were valid");
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("adam");
    if (random.nextInt(4) > 0) {
      text.append("(lr=");
    }
    int pieces = random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return random.nextBoolean() ? text.append(')').toString() : text.toString();
  }

  /** What is printed reads back as it was, whatever words it is made of. */
  @Test
  void anySpecReadsBack() {
    for (int seed = 0; seed < 5_000; seed++) {
      Spec spec = spec(new Random(seed), 0);
      assertEquals(spec, SpecParser.parse(spec.toString()), "seed " + seed);
    }
  }

  private static Spec spec(Random random, int depth) {
    SequencedMap<String, Object> values = values(random, depth);
    List<Spec.Group> groups = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      groups.add(new Spec.Group(word(random), values(random, depth)));
    }
    return new Spec("p" + random.nextInt(9), values, groups);
  }

  private static SequencedMap<String, Object> values(Random random, int depth) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.put("k" + i, value(random, depth));
    }
    return values;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth < 3 ? 6 : 4)) {
      case 0 -> random.nextLong();
      case 1 -> (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-1000, 1000));
      case 2 -> random.nextBoolean();
      case 3 -> word(random);
      case 4 -> spec(random, depth + 1);
      default -> List.of(value(random, depth + 1), value(random, depth + 1));
    };
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      word.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return word.toString();
  }
}
