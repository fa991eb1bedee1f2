package nn.benchmarks.versus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;

/** Multilayer perceptrons with ReLU, and the steps of their training. */
final class Perceptrons {
  private Perceptrons() {}

  static Module model(Nn nn, List<Integer> sizes) {
    Layers layers = new Layers(nn);
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.size(); i++) {
      Module linear = layers.linear(sizes.get(i), sizes.get(i + 1));
      linear
          .parameters()
          .sequencedValues()
          .getFirst()
          .assign(Numbers.weight(sizes.get(i), sizes.get(i + 1), i));
      linear.parameters().sequencedValues().getLast().assign(new float[sizes.get(i + 1)]);
      if (i > 0) {
        modules.add(layers.activation("relu"));
      }
      modules.add(linear);
    }
    return layers.sequential(modules.toArray(Module[]::new));
  }

  static Prepared of(Nn nn, Work.Perceptron work) {
    return prepared(nn, work, model(nn, work.sizes()));
  }

  static Prepared withDeadUnits(Nn nn, Work.DeadUnits work) {
    Module model = model(nn, work.perceptron().sizes());
    Prepared prepared = prepared(nn, work.perceptron(), model);
    for (int i = 0; i < Work.DeadUnits.ALIVE; i++) {
      prepared.step().run();
    }
    killHalf(model);
    for (int i = 0; i < Work.DeadUnits.STEPS; i++) {
      prepared.step().run();
    }
    return prepared;
  }

  /** Gives half of the hidden units a bias that lets no input through. */
  private static void killHalf(Module model) {
    List<Parameter> biases =
        model.parameters().sequencedValues().stream()
            .filter(parameter -> parameter.shape().rank() == 1)
            .toList();
    for (Parameter bias : biases.subList(0, biases.size() - 1)) {
      float[] values = bias.toArray();
      Arrays.fill(values, 0, values.length / 2, -1000f);
      bias.assign(values);
    }
  }

  private static Prepared prepared(Nn nn, Work.Perceptron work, Module model) {
    int in = work.sizes().getFirst();
    Tensor inputs = nn.tensor(Shape.of(work.batch(), in), Numbers.of(work.batch() * in, 0));
    Tensor classes =
        nn.tensor(Shape.of(work.batch()), Numbers.classes(work.batch(), work.sizes().getLast()));
    return Prepared.training(nn, model, inputs, classes, work.optimizer());
  }
}
