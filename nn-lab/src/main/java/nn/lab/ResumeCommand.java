package nn.lab;

import java.io.IOException;
import java.util.concurrent.Callable;
import nn.lab.config.ConfigSource;
import nn.lab.run.ResumeChoices;
import nn.lab.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Resumes an interrupted run. */
@Command(
    name = "resume",
    description = "Goes on where an interrupted run stopped; the results are the same to the bit.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class ResumeCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private RunArgument run = new RunArgument();

  @Option(
      names = ResumeChoices.ACCEPT_CHANGES,
      description =
          "Go on although nn, a plugin or the data have changed since the run began. The results"
              + " then come from both states; summary.json names them.")
  private boolean acceptChanges;

  @Option(
      names = ResumeChoices.RESTART_DAMAGED,
      description = "Begin anew those trainings whose checkpoints are all damaged.")
  private boolean restartDamaged;

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  ResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder folder = run.folder();
    ConfigSource source = ConfigSource.file(folder.config());
    return new Launch(context, data.dataSets(context), plugins.find(context))
        .resume(source, source.purpose(), folder, new ResumeChoices(acceptChanges, restartDamaged));
  }
}
