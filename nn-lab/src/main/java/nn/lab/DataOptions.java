package nn.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problem;
import nn.lab.data.DataFolders;
import nn.lab.data.DataSets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where data lies. */
final class DataOptions {
  @Option(
      names = DataFolders.OPTION,
      paramLabel = "FOLDER",
      description =
          "Where data sets lie, or are downloaded to: this folder and no other. Otherwise the one"
              + " that NN_DATA names; otherwise the cache.")
  private @Nullable Path folder;

  DataSets dataSets(Context context) {
    Optional<Path> option = Optional.ofNullable(folder);
    DataFolders folders = DataFolders.of(option, context.environment(), context.home());
    // a variable may name a folder for other data than this experiment's; an option may not
    Optional<Problem> missing = option.flatMap(_ -> folders.missing());
    if (missing.isPresent()) {
      throw new InvalidConfigException(List.of(missing.get()));
    }
    return new DataSets(folders);
  }
}
