package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
