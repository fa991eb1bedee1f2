package nn.lab;

import java.nio.file.Path;
import java.util.Optional;
import nn.lab.data.DataFolders;
import nn.lab.data.DataSets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where data lies. */
final class DataOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Where data sets lie, or are downloaded to. Otherwise NN_DATA, then the cache.")
  private @Nullable Path folder;

  DataSets dataSets(Context context) {
    return new DataSets(
        DataFolders.of(Optional.ofNullable(folder), context.environment(), context.home()));
  }
}
