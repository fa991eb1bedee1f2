package nn.layers.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.Shape;

/**
 * 70,000 grey images of clothes, 28×28 pixels, ten classes.
 *
 * <p>H. Xiao, K. Rasul and R. Vollgraf, <i>Fashion-MNIST: a Novel Image Dataset for Benchmarking
 * Machine Learning Algorithms</i>, 2017, arXiv:1708.07747.
 */
public final class FashionMnist {
  private static final String NAME = "fashion-mnist";
  private static final String PACKED = ".gz";
  private static final Shape IMAGE = Shape.of(28, 28);

  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private FashionMnist() {}

  /**
   * The four files of the data set.
   *
   * <p>The digest is that of the unpacked file: those who distribute the data pack it differently.
   */
  public enum Part {
    /** 60,000 images to train with. */
    TRAIN_IMAGES(
        "train-images-idx3-ubyte",
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
    /** The classes of the images to train with. */
    TRAIN_LABELS(
        "train-labels-idx1-ubyte",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
    /** 10,000 images to test with. */
    TEST_IMAGES(
        "t10k-images-idx3-ubyte",
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
    /** The classes of the images to test with. */
    TEST_LABELS(
        "t10k-labels-idx1-ubyte",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    private final String fileName;
    private final String sha256;

    Part(String fileName, String sha256) {
      this.fileName = fileName;
      this.sha256 = sha256;
    }

    /** Returns the name of the unpacked file; the packed one has {@code .gz} after it. */
    public String fileName() {
      return fileName;
    }

    /** Returns the SHA-256 of the unpacked file, in hexadecimal digits. */
    public String sha256() {
      return sha256;
    }

    /** Returns the file in a folder, packed or not; empty if it is not there. */
    public Optional<Path> find(Path folder) {
      return List.of(folder.resolve(fileName + PACKED), folder.resolve(fileName)).stream()
          .filter(Files::isRegularFile)
          .findFirst();
    }
  }

  /**
   * Reads the four files from a folder; each may be packed ({@code .gz}) or not.
   *
   * <p>A sample is 784 values of 0 to 1, row by row.
   *
   * @throws DataFileException if files are missing, damaged, or not those of the data set
   */
  public static TrainTestSplit load(Path folder) throws IOException {
    requireAll(folder);
    return new TrainTestSplit(
        load(folder, Part.TRAIN_IMAGES, Part.TRAIN_LABELS),
        load(folder, Part.TEST_IMAGES, Part.TEST_LABELS),
        Optional.of(Standardization.dividing(IMAGE.size(), PixelSamples.WHITE)));
  }

  private static void requireAll(Path folder) throws DataFileException {
    List<String> problems = new ArrayList<>();
    for (Part part : Part.values()) {
      if (part.find(folder).isEmpty()) {
        problems.add("expected the file " + part.fileName() + PACKED + ", or the same unpacked");
      }
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(folder.toString(), problems);
    }
  }

  private static Dataset load(Path folder, Part images, Part labels) throws IOException {
    byte[] pixels = read(folder, images).data();
    byte[] classes = read(folder, labels).data();
    int[] targets = new int[classes.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = classes[i];
    }
    return new Dataset(NAME, new PixelSamples(Shape.of(IMAGE.size()), pixels), targets, CLASSES);
  }

  private static IdxFile read(Path folder, Part part) throws IOException {
    Path file = part.find(folder).orElseThrow();
    IdxFile idx = IdxFile.read(file);
    if (!idx.sha256().equals(part.sha256())) {
      throw new DataFileException(
          file.toString(),
          "expected SHA-256 " + part.sha256() + " (unpacked), found " + idx.sha256());
    }
    return idx;
  }
}
