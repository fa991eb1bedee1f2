package nn.tck.hostile;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nn.api.ArrayOperation;
import nn.api.ArrayOperation.Operand;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Initializers;
import nn.api.kernel.Workers;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import org.jspecify.annotations.Nullable;

/** Layers, each of which breaks one contract. */
final class HostileLayers {
  private HostileLayers() {}

  /** Makes a layer. */
  @FunctionalInterface
  interface Creation {
    Layer create(Shape input, LayerContext context);
  }

  static Layer throwing(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        throw new IllegalStateException("no");
      }
    };
  }

  static Layer wrongInputGradient(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return batch.mul(batch.detach()).mul(weight);
      }
    };
  }

  static Layer wrongParameterGradient(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return batch.mul(weight.detach());
      }
    };
  }

  static Layer wrongInEvaluation(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return batch.mul(training.getAsBoolean() ? weight : weight.detach());
      }
    };
  }

  static Layer withoutItsShape(Shape input, LayerContext context) {
    return batch ->
        batch.reshape(batch.shape().length(0), batch.shape().size() / batch.shape().length(0));
  }

  /** Makes a larger parameter each time. */
  static Creation growing() {
    AtomicInteger times = new AtomicInteger();
    return (input, context) -> {
      context.parameter(
          "more", Shape.of(times.incrementAndGet()), ParameterRole.NORM, Initializers.constant(1));
      return new CenteredScale(input, context);
    };
  }

  static Layer complainingOtherwise(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      public Shape outputShape(Shape sample) {
        if (!sample.equals(shape)) {
          throw new IllegalArgumentException("not this shape");
        }
        return sample;
      }
    };
  }

  static Layer checkingForwardAlone(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        if (batch.shape().rank() != 3) {
          throw new InputShapeException("needs matrices");
        }
        return batch;
      }

      @Override
      public Shape outputShape(Shape sample) {
        return sample;
      }
    };
  }

  static Layer noisyInEvaluation(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return super.output(batch).add(noise.nextFloat());
      }
    };
  }

  static Layer trackingInEvaluation(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        Tensor y = super.output(batch);
        mean.assign(mean.item() + 1);
        return y;
      }
    };
  }

  static Layer lookingAtTheBatch(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return batch.sub(batch.mean()).mul(weight);
      }
    };
  }

  static Layer drawingOutsideOfParameters(Shape input, LayerContext context) {
    float own = context.random("own").nextFloat();
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return super.output(batch).add(own);
      }
    };
  }

  static Layer countingItsSteps(Shape input, LayerContext context) {
    AtomicInteger steps = new AtomicInteger();
    return new CenteredScale(input, context) {
      @Override
      Tensor trained(Tensor y, Tensor batch) {
        return y.mul(1f / steps.incrementAndGet());
      }
    };
  }

  static Layer readingTheClock(Shape input, LayerContext context) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return super.output(batch).add((float) (System.nanoTime() % 1009));
      }
    };
  }

  /** All layers of one provider count together. */
  static Creation sharing() {
    AtomicInteger uses = new AtomicInteger();
    return (input, context) -> {
      uses.set(0);
      return new CenteredScale(input, context) {
        @Override
        Tensor output(Tensor batch) {
          return super.output(batch).mul(uses.incrementAndGet());
        }
      };
    };
  }

  static Layer countingThreads(Shape input, LayerContext context) {
    return applying(
        input,
        context,
        new Spoiled() {
          @Override
          public void spoil(Operand x, float[] output, int threads) {
            output[0] += threads;
          }
        });
  }

  static Layer writingItsInput(Shape input, LayerContext context) {
    return applying(
        input,
        context,
        new Spoiled() {
          @Override
          public void spoil(Operand x, float[] output, int threads) {
            x.array()[x.from()] = 0;
          }
        });
  }

  /** Keeps the first number of the last input for all backward passes. */
  static Layer keeping(Shape input, LayerContext context) {
    return applying(
        input,
        context,
        new Spoiled() {
          private float first;

          @Override
          public void spoil(Operand x, float[] output, int threads) {
            first = x.array()[x.from()];
          }

          @Override
          public float slope() {
            return first;
          }
        });
  }

  private static Layer applying(Shape input, LayerContext context, Spoiled spoiled) {
    return new CenteredScale(input, context) {
      @Override
      Tensor output(Tensor batch) {
        return batch.apply(new Copy(spoiled, batch.shape()));
      }
    };
  }

  /** What is wrong with a copy. */
  private interface Spoiled {
    void spoil(Operand x, float[] output, int threads);

    default float slope() {
      return 1;
    }
  }

  /** The identity, spoiled. */
  private record Copy(Spoiled spoiled, Shape outputShape) implements ArrayOperation {
    @Override
    public String name() {
      return "copy";
    }

    @Override
    public void forward(List<Operand> inputs, float[] output, Workers workers) {
      Operand x = inputs.getFirst();
      System.arraycopy(x.array(), x.from(), output, 0, x.shape().size());
      spoiled.spoil(x, output, workers.count());
    }

    @Override
    public void backward(
        List<Operand> inputs,
        float[] output,
        float[] upstream,
        List<@Nullable Operand> gradients,
        Workers workers) {
      Operand dx = gradients.getFirst();
      for (int i = 0; dx != null && i < dx.shape().size(); i++) {
        dx.array()[dx.from() + i] = spoiled.slope() * upstream[i];
      }
    }
  }
}
