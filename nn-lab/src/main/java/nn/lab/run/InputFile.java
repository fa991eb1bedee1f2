package nn.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nn.layers.data.DataFileException;
import nn.layers.data.FeatureTable;
import nn.layers.data.IdxFile;

/** Reads samples for a network that is trained. */
public final class InputFile {
  private static final String TABLE = ". A table has a name that ends with .csv, .csv.gz or .tsv";

  private InputFile() {}

  /**
   * Returns the values of each sample, as they are in the file.
   *
   * @param features the names of the values; empty for the pixels of an image
   * @param size how many values the network takes
   * @throws RunException if the samples do not fit the network
   */
  public static List<double[]> read(Path file, List<String> features, int size) throws IOException {
    if (Files.isDirectory(file)) {
      throw new RunException(file + " is a folder; must be a file");
    }
    try {
      boolean isIdx = features.isEmpty() && !isTable(file);
      return isIdx
          ? images(file, IdxFile.read(file), size)
          : FeatureTable.read(file, features.isEmpty() ? pixels(size) : features);
    } catch (DataFileException e) {
      if (features.isEmpty() && !isTable(file)) {
        throw new RunException(e.getMessage() + TABLE);
      }
      throw e;
    } catch (NoSuchFileException e) {
      throw new RunException(file + ": there is no such file");
    }
  }

  /** Columns of pixels are called by their position, from 0. */
  private static List<String> pixels(int size) {
    return IntStream.range(0, size).mapToObj(i -> "pixel" + i).toList();
  }

  private static boolean isTable(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".tsv");
  }

  private static List<double[]> images(Path file, IdxFile idx, int size) {
    int count = idx.shape().length(0);
    int each = count == 0 ? size : idx.shape().size() / count;
    if (each != size) {
      throw new RunException(
          file + " has samples of " + each + " values; the network takes " + size);
    }
    List<double[]> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] sample = new double[size];
      for (int j = 0; j < size; j++) {
        sample[j] = Byte.toUnsignedInt(idx.data()[i * size + j]);
      }
      samples.add(sample);
    }
    return samples;
  }
}
