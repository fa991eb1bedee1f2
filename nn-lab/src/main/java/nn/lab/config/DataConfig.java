package nn.lab.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.plugin.Spec;

/** Which data an experiment trains and tests on. */
public sealed interface DataConfig {

  /**
   * Returns the shapes that a sample may have, the first is the natural one.
   *
   * @param loaded the shape in which the data is loaded
   */
  default List<Shape> shapes(Shape loaded) {
    return List.of(loaded);
  }

  /** Returns whether classes are to be predicted, and not numbers. */
  default boolean hasClasses() {
    return true;
  }

  /** A data set that nn knows by name. */
  enum Known implements DataConfig {
    /** 8×8 images of handwritten digits, 10 classes; carried by nn. */
    DIGITS("digits", 10, 1_438),
    /** Measurements of flowers, 3 classes; carried by nn. */
    IRIS("iris", 3, 120),
    /** 28×28 images of clothes, 10 classes; found in a folder or downloaded. */
    FASHION_MNIST("fashion-mnist", 10, 60_000);

    private final String label;
    private final int classes;
    private final int samples;

    Known(String label, int classes, int samples) {
      this.label = label;
      this.classes = classes;
      this.samples = samples;
    }

    /** Returns how many samples there are to train with. */
    public int samples() {
      return samples;
    }

    /** Returns the shapes that a sample may have: that of an image, and that of its pixels. */
    public List<Shape> shapes() {
      return Stream.of(sample(), Shape.of(sample().size())).distinct().toList();
    }

    private Shape sample() {
      return switch (this) {
        case DIGITS -> Shape.of(1, 8, 8);
        case IRIS -> Shape.of(4);
        case FASHION_MNIST -> Shape.of(1, 28, 28);
      };
    }

    /** Returns how many classes it has. */
    public int classes() {
      return classes;
    }

    @Override
    public List<Shape> shapes(Shape loaded) {
      return shapes();
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

  /**
   * A table in a file, whose targets are numbers.
   *
   * @param file absolute
   * @param targets the names of the columns to predict, at least one, all different
   * @param testFraction the part of the rows held back for testing, between 0 and 1
   */
  record CsvNumbers(Path file, List<String> targets, double testFraction) implements DataConfig {
    /** Copies the list. */
    public CsvNumbers {
      targets = List.copyOf(targets);
    }

    @Override
    public boolean hasClasses() {
      return false;
    }
  }

  /**
   * A data set of a plugin.
   *
   * @param spec its name and hyperparameters, with every default
   */
  record Plugged(Spec spec, boolean hasClasses) implements DataConfig {}
}
