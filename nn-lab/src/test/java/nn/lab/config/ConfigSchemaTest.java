package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import nn.api.plugin.Hyperparameter;
import nn.autograd.registry.RegisteredPlugin;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  private static final Map<String, Object> SCHEMA = new ConfigSchema(Configs.plugins()).tree();

  private static Object at(String... path) {
    Object node = SCHEMA;
    for (String part : path) {
      node =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(part))
              : ((Map<?, ?>) node).get(part);
    }
    return node;
  }

  @Test
  void everyKeyThatTheReaderTakesIsAProperty() {
    Set<?> properties = ((Map<?, ?>) at("properties")).keySet();
    assertEquals(Set.copyOf(ConfigStructure.ALL.names()), properties);
    for (Object key : properties) {
      String problems = Configs.problems(Purpose.TRAIN, Configs.with(key + ": {}"));
      assertFalse(problems.contains("this key is unknown"), problems);
    }
    assertEquals(false, at("additionalProperties"));
    assertEquals(List.of("data", "model"), at("required"));
  }

  @Test
  void rangesAreThoseOfTheReader() {
    assertEquals(1.0, at("properties", "epochs", "minimum"));
    assertEquals(1e6, at("properties", "epochs", "maximum"));
    assertEquals(0.0, at("properties", "clip_grad_norm", "exclusiveMinimum"));
    assertEquals(List.of("epoch", "step"), at("properties", "schedule_every", "enum"));
    assertEquals(List.of("csv"), at("properties", "data", "anyOf", "1", "required"));
  }

  @Test
  void everyPluginHasAMappingWithItsHyperparameters() {
    for (RegisteredPlugin<?> plugin : Configs.plugins().all()) {
      Map<?, ?> properties =
          form(
              plugin.role().equals("gradient transform")
                  ? "gradient_transform"
                  : plugin.kind().name(),
              plugin.name());
      Set<String> hyperparameters =
          plugin.descriptor().hyperparameters().stream()
              .map(Hyperparameter::name)
              .collect(Collectors.toSet());
      assertTrue(properties.keySet().containsAll(hyperparameters), plugin.name());
    }
  }

  @Test
  void transformsOfGradientsAreNamedUnderGradientsAlone() {
    String transform = "#/definitions/gradient_transform";
    assertEquals(transform, at("properties", "gradients", "anyOf", "0", "$ref"));
    assertEquals(transform, at("properties", "gradients", "anyOf", "1", "items", "$ref"));
    assertThrows(NoSuchElementException.class, () -> form("optimizer", "centralize"));
    assertThrows(NoSuchElementException.class, () -> form("gradient_transform", "adam"));
    assertTrue(form("optimizer", "adam").containsKey("gradients"));
  }

  @Test
  void groupsChooseParametersAndNameOptimizers() {
    Map<?, ?> adam = form("optimizer", "adam");
    Map<?, ?> group = (Map<?, ?>) ((Map<?, ?>) adam.get("groups")).get("items");
    Map<?, ?> properties = (Map<?, ?>) group.get("properties");
    assertTrue(
        properties
            .keySet()
            .containsAll(Set.of("match", "rank", "role", "except", "optimizer", "betas")),
        () -> properties.keySet().toString());
    assertEquals(
        List.of(
            Map.of("required", List.of("match")),
            Map.of("required", List.of("rank")),
            Map.of("required", List.of("role"))),
        group.get("anyOf"));
    Map<?, ?> lookahead = form("optimizer", "lookahead");
    Map<?, ?> wrapped = (Map<?, ?>) ((Map<?, ?>) lookahead.get("groups")).get("items");
    assertEquals(
        Set.of("match", "rank", "role", "except", "optimizer"),
        ((Map<?, ?>) wrapped.get("properties")).keySet());
  }

  /** Returns the properties of a plugin's mapping. */
  private static Map<?, ?> form(String kind, String name) {
    return ((List<?>) at("definitions", kind, "anyOf"))
        .stream()
            .map(form -> ((Map<?, ?>) form).get("properties"))
            .filter(Map.class::isInstance)
            .<Map<?, ?>>map(Map.class::cast)
            .filter(all -> all.containsKey("name") && names(all).contains(name))
            .findFirst()
            .orElseThrow();
  }

  private static List<?> names(Map<?, ?> properties) {
    return (List<?>) ((Map<?, ?>) properties.get("name")).get("enum");
  }

  @Test
  void whatMayBeAbsentIsAValueOrNone() {
    Map<?, ?> cosine =
        ((List<?>) at("definitions", "schedule", "anyOf"))
            .stream()
                .map(form -> ((Map<?, ?>) form).get("properties"))
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .filter(all -> names(all).contains("cosine_annealing_lr"))
                .findFirst()
                .orElseThrow();
    List<?> forms = (List<?>) ((Map<?, ?>) cosine.get("T_max")).get("anyOf");
    assertEquals("integer", ((Map<?, ?>) forms.get(0)).get("type"));
    assertEquals(Arrays.asList("none", null), ((Map<?, ?>) forms.get(1)).get("enum"));
    assertTrue(cosine.containsKey("warmup"), cosine.keySet().toString());
    String json = new ConfigSchema(Configs.plugins()).json();
    assertTrue(json.replaceAll("\\s", "").contains("\"enum\":[\"none\",null]"), json);
  }

  @Test
  void theTextIsTheSameEveryTime() {
    String text = new ConfigSchema(Configs.plugins()).json();
    assertEquals(text, new ConfigSchema(Configs.plugins()).json());
    assertTrue(text.startsWith("{"), text);
  }
}
