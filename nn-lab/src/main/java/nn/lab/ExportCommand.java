package nn.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nn.api.export.ExportException;
import nn.lab.run.RunException;
import nn.lab.run.TrainedNetwork;
import nn.layers.onnx.OnnxFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a trained network as an ONNX file. */
@Command(
    name = "export",
    description =
        "Writes a trained network as an ONNX file, which ONNX Runtime and others run. It takes the"
            + " numbers as they are in the data.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class ExportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private TrainedOptions trained = new TrainedOptions();

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      required = true,
      description = "The file to write: model.onnx.")
  private Path file = Path.of("");

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (TrainedNetwork network = trained.network(context)) {
      OnnxFile.write(network.model(), network.plan().input(), network.signature(), file);
      boolean isStandardised = network.signature().standardization().isPresent();
      context
          .console()
          .out()
          .println(
              "Wrote "
                  + file
                  + ": 'input' is a batch of "
                  + network.plan().input()
                  + (isStandardised ? " in float64, as in the data" : " in float32")
                  + ", 'output' of "
                  + network.plan().output()
                  + ". The weights are those of "
                  + network.file());
      return ExitCode.OK;
    } catch (ExportException e) {
      throw new RunException(String.valueOf(e.getMessage()));
    }
  }
}
