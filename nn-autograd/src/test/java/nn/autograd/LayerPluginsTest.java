package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.TooManyElementsException;
import nn.api.init.Initializers;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.fixture.CustomActivation;
import nn.autograd.fixture.CustomLayer;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.SpecParser;
import org.junit.jupiter.api.Test;

class LayerPluginsTest {
  private static final Hyperparameter<Long> OUT =
      Hyperparameter.whole("out", Range.atLeast(1), "Outputs.").byDefault(2L);
  private static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "What is inside.");

  private static final CustomLayer DENSE =
      new CustomLayer(Descriptor.of("dense", "").withHyperparameters(OUT), LayerPluginsTest::dense);
  private static final CustomLayer BOX =
      new CustomLayer(
          Descriptor.of("box", "").withHyperparameters(INNER),
          (values, input, context) -> context.layer("inside", values.get(INNER), input));

  private final List<LayerContext> kept = new ArrayList<>();

  private static Layer dense(Hyperparameters values, Shape input, LayerContext context) {
    int out = Math.toIntExact(values.get(OUT));
    Parameter weight =
        context.parameter(
            "weight",
            Shape.of(out, input.length(-1)),
            ParameterRole.WEIGHT,
            Initializers.constant(3));
    return new Layer() {
      @Override
      public Tensor forward(Tensor batch) {
        if (batch.shape().length(-1) != weight.shape().length(1)) {
          throw new InputShapeException("needs " + weight.shape().length(1) + " values");
        }
        return batch.linear(weight, null);
      }

      @Override
      public Shape outputShape(Shape sample) {
        return Shape.of(out);
      }
    };
  }

  private static Nn nn(CustomLayer... layers) {
    return Nn.builder().plugins(layers).build();
  }

  private static CreatedLayer create(Nn nn, String text, Shape input) {
    return nn.layers().create(SpecParser.parse(text), input, LayerOptions.of(nn.random()));
  }

  @Test
  void whatALayerMakesBelongsToIt() {
    CustomLayer all =
        new CustomLayer(
            Descriptor.of("all", ""),
            (_, input, context) -> {
              context.parameter("w", input, ParameterRole.NORM, Initializers.zeros());
              context.buffer("mean", Shape.of(2), 1, 2);
              context.random("mask");
              context.layer("inside", Spec.of("dense"), input);
              return x -> x;
            });
    CreatedLayer created = create(nn(all, DENSE), "all", Shape.of(4));
    assertEquals(Set.of("w"), created.parameters().keySet());
    assertEquals(Set.of("mean"), created.buffers().keySet());
    assertEquals(Set.of("mask"), created.randomSources().keySet());
    assertEquals(Set.of("inside"), created.children().keySet());
  }

  @Test
  void aMisfittingInputNamesTheInnermostLayerAndTheShape() {
    Nn nn = nn(DENSE, BOX);
    Layer layer = create(nn, "box(inner=dense(out=3))", Shape.of(4)).layer();
    Tensor wrong = nn.zeros(Shape.of(8, 5));
    var e = assertThrows(InputShapeException.class, () -> layer.forward(wrong));
    assertEquals(
        "dense(out=3): an input of shape [8, 5] does not fit; it needs 4 values", e.getMessage());
  }

  @Test
  void aTensorWithoutABatchIsRefused() {
    Nn nn = nn(DENSE);
    Layer layer = create(nn, "dense", Shape.of(4)).layer();
    assertThrows(InputShapeException.class, () -> layer.forward(nn.zeros(Shape.of())));
  }

  @Test
  void anActivationIsALayer() {
    Nn nn = Nn.builder().plugins(BOX, activation("twice")).build();
    assertArrayEquals(
        new float[] {2, 4},
        create(nn, "box(inner=twice)", Shape.of(2))
            .layer()
            .forward(nn.tensor(Shape.of(1, 2), 1, 2))
            .toArray());
  }

  @Test
  void sizesAreKnownWithoutMemory() {
    Nn nn = nn(DENSE);
    CreatedLayer huge =
        nn.layers()
            .create(
                SpecParser.parse("dense(out=40000)"), Shape.of(40_000), LayerOptions.ofSizesOnly());
    assertEquals(
        Shape.of(40_000, 40_000), Objects.requireNonNull(huge.parameters().get("weight")).shape());
    assertEquals(Shape.of(40_000), huge.layer().outputShape(Shape.of(40_000)));
    assertThrows(
        TooManyElementsException.class,
        () ->
            nn.layers()
                .create(
                    SpecParser.parse("dense(out=60000)"),
                    Shape.of(60_000),
                    LayerOptions.ofSizesOnly()));
  }

  @Test
  void weightsMayStartAtOtherValues() {
    Nn nn = nn(DENSE);
    LayerOptions fives = LayerOptions.of(nn.random()).withWeights(Initializers.constant(5));
    CreatedLayer created = nn.layers().create(Spec.of("dense"), Shape.of(1), fives);
    assertArrayEquals(
        new float[] {5, 5}, Objects.requireNonNull(created.parameters().get("weight")).toArray());
  }

  @Test
  void theOutputOfAModelIsFoundInsideLayers() {
    Nn nn = nn(DENSE, BOX);
    LayerOptions options = LayerOptions.of(nn.random()).withOutput("inside.weight");
    CreatedLayer box =
        nn.layers().create(SpecParser.parse("box(inner=dense)"), Shape.of(2), options);
    CreatedLayer inside = Objects.requireNonNull(box.children().get("inside"));
    assertEquals(
        ParameterRole.OUTPUT, Objects.requireNonNull(inside.parameters().get("weight")).role());
  }

  @Test
  void nothingIsMadeOnceTheLayerIsThere() {
    CustomLayer late =
        new CustomLayer(
            Descriptor.of("late", ""),
            (_, _, context) -> {
              kept.add(context);
              return x -> x;
            });
    create(nn(late), "late", Shape.of(1));
    assertThrows(
        IllegalStateException.class,
        () ->
            kept.getFirst()
                .parameter("w", Shape.of(1), ParameterRole.WEIGHT, Initializers.zeros()));
    assertThrows(IllegalStateException.class, () -> kept.getFirst().random("r"));
  }

  @Test
  void aNameTakenTwiceIsAFaultOfThePlugin() {
    CustomLayer twice =
        new CustomLayer(
            Descriptor.of("twice", ""),
            (_, _, context) -> {
              context.buffer("b", Shape.of(1), 0);
              context.parameter("b", Shape.of(1), ParameterRole.NORM, Initializers.zeros());
              return x -> x;
            });
    Nn nn = nn(twice);
    var e = assertThrows(PluginException.class, () -> create(nn, "twice", Shape.of(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("layer 'twice'"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("'b'"), e.getMessage());
  }

  @Test
  void aLayerThatFailsIsNamed() {
    CustomLayer failing =
        new CustomLayer(
            Descriptor.of("failing", ""),
            (_, _, _) ->
                x -> {
                  throw new ArithmeticException("by zero");
                });
    Nn nn = nn(failing);
    Layer layer = create(nn, "failing", Shape.of(1)).layer();
    Tensor x = nn.zeros(Shape.of(1, 1));
    var e = assertThrows(PluginException.class, () -> layer.forward(x));
    assertTrue(String.valueOf(e.getMessage()).contains("layer 'failing'"), e.getMessage());
  }

  @Test
  void aLayerAndAnActivationOfOneNameCannotBeTold() {
    Nn nn = Nn.builder().plugins(BOX, activation("box")).build();
    var e = assertThrows(InvalidConfigException.class, () -> create(nn, "box", Shape.of(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("provided twice"), e.getMessage());
  }

  private static CustomActivation activation(String name) {
    return new CustomActivation(Descriptor.of(name, ""), (_, _) -> x -> x.add(x));
  }
}
