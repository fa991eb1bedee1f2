package nn.tck.layer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.InputShapeException;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import nn.layers.Layers;
import nn.layers.Module;
import nn.tck.contract.Numbers;

/** A layer in use. */
record LayerRun(Nn nn, Module module, Samples samples, Numbers numbers) {
  private static final float SPREAD = 0.25f;
  private static final float LEARNING_RATE = 0x1p-5f;

  /**
   * Creates the layer. Its parameters are moved away from what they start at: at weights of 1 and
   * biases of 0 much that is wrong does not show.
   */
  static LayerRun of(Nn nn, Spec spec, Samples samples, Numbers numbers) {
    nn.random().restore(new RandomSource(numbers.seed()).split("layer").state());
    Module module = create(nn, spec, samples.shape());
    module
        .parameters()
        .forEach((path, each) -> {
          float[] values = each.toArray();
          float[] moves = numbers.normal("moved " + path, values.length);
          for (int i = 0; i < values.length; i++) {
            values[i] += SPREAD * moves[i];
          }
          each.assign(values);
        });
    return new LayerRun(nn, module, samples, numbers);
  }

  private static Module create(Nn nn, Spec spec, Shape shape) {
    try {
      return new Layers(nn).create(spec, shape);
    } catch (InputShapeException e) {
      throw new AssertionError(
          "the layer cannot be tested with samples of shape "
              + shape
              + ", which the test's input() names: "
              + e.getMessage(),
          e);
    }
  }

  /** Switches to training or to evaluation. */
  LayerRun in(boolean training) {
    if (training) {
      module.train();
    } else {
      module.eval();
    }
    return this;
  }

  static String mode(boolean training) {
    return training ? "in training" : "in evaluation";
  }

  /** Returns a batch whose gradient is wanted, if it has one. */
  Tensor batch(int count, String purpose) {
    float[] values = samples.numbers(count, purpose, numbers);
    Shape shape = samples.batch(count);
    return samples.haveGradient() ? nn.parameter(shape, values) : nn.tensor(shape, values);
  }

  /** Returns the output, the gradients, and the buffers afterwards. */
  SequencedMap<String, float[]> use(int count, String purpose) {
    Tensor x = batch(count, purpose);
    return backward(x, module.forward(x));
  }

  SequencedMap<String, float[]> backward(Tensor x, Tensor y) {
    module.parameters().values().forEach(Parameter::zeroGrad);
    if (x instanceof Parameter input) {
      input.zeroGrad();
    }
    if (y.requiresGrad()) {
      y.backward(upstream(y));
    }
    SequencedMap<String, float[]> results = new LinkedHashMap<>();
    results.put("the output ", y.toArray());
    if (x instanceof Parameter input) {
      results.put("the gradient of the input ", gradient(input));
    }
    module
        .parameters()
        .forEach((path, each) -> results.put("the gradient of " + path + " ", gradient(each)));
    module.buffers().forEach((path, each) -> results.put("the buffer " + path, each.toArray()));
    return results;
  }

  /** Uses the layer and changes its parameters against their gradients. */
  SequencedMap<String, float[]> step(int count, String purpose) {
    SequencedMap<String, float[]> results = in(true).use(count, purpose);
    module
        .parameters()
        .forEach((path, each) -> {
          float[] values = each.toArray();
          float[] gradient = gradient(each);
          for (int i = 0; i < values.length; i++) {
            values[i] -= LEARNING_RATE * gradient[i];
          }
          each.assign(values);
        });
    return results;
  }

  /** Returns the output for a batch in evaluation. */
  float[] evaluate(int count, String purpose) {
    in(false);
    return nn.noGrad(() -> module.forward(batch(count, purpose)).toArray());
  }

  /** Returns the weights of the loss Σ upstream · y. */
  Tensor upstream(Tensor y) {
    return nn.tensor(y.shape(), numbers.normal("upstream", y.shape().size()));
  }

  /** Returns the gradient; zeros if none arrived. */
  static float[] gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    return gradient == null ? new float[parameter.shape().size()] : gradient.toArray();
  }
}
