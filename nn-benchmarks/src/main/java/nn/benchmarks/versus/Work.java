package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What is measured; every side makes it anew from the same numbers. */
sealed interface Work {

  /** Returns what tables call it. */
  String name();

  /** Writes its fields, as peers read them. */
  void writeFields(JsonGenerator json) throws IOException;

  /** A step of training a multilayer perceptron with ReLU and cross entropy. */
  record Perceptron(List<Integer> sizes, int batch, String optimizer) implements Work {
    @Override
    public String name() {
      String layers = sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
      return "mlp " + layers + ", batch " + batch + ", " + optimizer;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "perceptron");
      int[] lengths = sizes.stream().mapToInt(Integer::intValue).toArray();
      json.writeFieldName("sizes");
      json.writeArray(lengths, 0, lengths.length);
      json.writeNumberField("batch", batch);
      json.writeStringField("optimizer", optimizer);
    }
  }

  /**
   * The same after half of its hidden units died and {@value #STEPS} more steps: the moments of
   * their weights have decayed into subnormal numbers by then, unless somebody looks after them.
   */
  record DeadUnits(Perceptron perceptron) implements Work {
    /** Steps before the units die, so that their weights have moments. */
    static final int ALIVE = 100;

    /** Steps after it, before anything is measured. */
    static final int STEPS = 5000;

    @Override
    public String name() {
      return perceptron.name() + ", half dead";
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      perceptron.writeFields(json);
      json.writeNumberField("alive", ALIVE);
      json.writeNumberField("dead", STEPS);
    }
  }

  /** A step of training a network of convolutions or of attention, with cross entropy. */
  record Network(String architecture, int batch, String optimizer) implements Work {
    @Override
    public String name() {
      return architecture + ", batch " + batch + ", " + optimizer;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "network");
      json.writeStringField("architecture", architecture);
      json.writeNumberField("batch", batch);
      json.writeStringField("optimizer", optimizer);
    }
  }

  /** A step of an optimizer over ten parameters of equal size, whose gradients are there. */
  record OptimizerStep(String optimizer, int parameters) implements Work {
    @Override
    public String name() {
      return optimizer + " step, " + parameters + " parameters";
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "optimizer");
      json.writeStringField("optimizer", optimizer);
      json.writeNumberField("parameters", parameters);
    }
  }

  /** A step of an optimizer over one matrix, whose gradient is there. */
  record MatrixStep(String optimizer, int rows, int columns) implements Work {
    @Override
    public String name() {
      return optimizer + " step, one weight " + rows + "x" + columns;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "matrix step");
      json.writeStringField("optimizer", optimizer);
      json.writeNumberField("rows", rows);
      json.writeNumberField("columns", columns);
    }
  }

  /** A float32 matrix product, op(A) of m rows and k columns, op(B) of n columns. */
  record Product(int m, int n, int k, boolean transposeA, boolean transposeB) implements Work {
    @Override
    public String name() {
      String transposed = (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
      return "product " + m + "x" + n + "x" + k + " " + transposed;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "product");
      json.writeNumberField("m", m);
      json.writeNumberField("n", n);
      json.writeNumberField("k", k);
      json.writeBooleanField("transpose_a", transposeA);
      json.writeBooleanField("transpose_b", transposeB);
    }
  }

  /** An epoch of Fashion-MNIST with loading and an evaluation. */
  record FashionEpoch(String folder, int batch) implements Work {
    @Override
    public String name() {
      return "Fashion-MNIST epoch, batch " + batch;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "fashion epoch");
      json.writeStringField("folder", folder);
      json.writeNumberField("batch", batch);
    }
  }
}
