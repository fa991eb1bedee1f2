package nn.lab.config;

import java.nio.file.Path;

/** Which data an experiment trains and tests on. */
public sealed interface DataConfig {

  /** A data set that nn knows by name. */
  enum Known implements DataConfig {
    /** 8×8 images of handwritten digits, 10 classes; carried by nn. */
    DIGITS("digits", 10, 1_438, 64),
    /** Measurements of flowers, 3 classes; carried by nn. */
    IRIS("iris", 3, 120, 4),
    /** 28×28 images of clothes, 10 classes; found in a folder or downloaded. */
    FASHION_MNIST("fashion-mnist", 10, 60_000, 784);

    private final String label;
    private final int classes;
    private final int samples;
    private final int features;

    Known(String label, int classes, int samples, int features) {
      this.label = label;
      this.classes = classes;
      this.samples = samples;
      this.features = features;
    }

    /** Returns how many samples there are to train with. */
    public int samples() {
      return samples;
    }

    /** Returns how many values a sample has. */
    public int features() {
      return features;
    }

    /** Returns how many classes it has. */
    public int classes() {
      return classes;
    }

    /** Returns the name that configs use. */
    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * A table in a file.
   *
   * @param file absolute
   * @param label the name of the column that holds the class
   * @param testFraction the part of the rows held back for testing, between 0 and 1
   */
  record Csv(Path file, String label, double testFraction) implements DataConfig {}
}
