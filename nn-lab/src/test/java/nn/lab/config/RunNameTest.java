package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNameTest {
  @ParameterizedTest
  @CsvSource({
    "my config.yaml,        my-config",
    "plain (copy).yml,      plain-copy",
    "größe.YAML,            grosse",
    "Łódź.yaml,             odz",
    "a+b.yaml,              a-b",
    "'a,b.yaml',            a-b",
    "train:1.yaml,          train-1",
    "v1~.yaml,              v1",
    "-x.yaml,               x",
    ".hidden.yaml,          hidden",
    "it's.yaml,             it-s",
    "a@b.yaml,              a-b",
    "con%20fig.yaml,        con-20fig",
    "日本.yaml,              run",
    ".yaml,                 run",
    "'',                    run",
    "trailing..yaml,        trailing",
    "digits.yaml,           digits",
    "2024-01_a.b.yaml,      2024-01_a.b",
    "config.yaml.txt,       config.yaml.txt",
  })
  void resemblesTheFilesNameAndIsValid(String file, String name) {
    assertEquals(name, RunName.of(file));
    assertTrue(RunName.isValid(name));
  }

  @Test
  void isCutWhereTheFilesNameIsLong() {
    assertEquals("a".repeat(64), RunName.of("a".repeat(70) + ".yaml"));
    assertEquals("a".repeat(63), RunName.of("a".repeat(63) + " b.yaml"));
  }

  @Test
  void isValidWhateverTheFileIsCalled() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      String file =
          random
              .ints(random.nextInt(90), 1, random.nextBoolean() ? 0x80 : 0x11000)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      assertTrue(RunName.isValid(RunName.of(file)), () -> file + ", seed " + seed);
    }
  }
}
