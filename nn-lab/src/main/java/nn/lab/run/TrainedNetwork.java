package nn.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.lab.config.ContestantLabels;
import nn.lab.config.DataConfig;
import nn.lab.config.DataConfig.CsvNumbers;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.DataConfig.Plugged;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;
import nn.lab.data.PluggedData;
import nn.layers.Layers;
import nn.layers.ModelPlan;
import nn.layers.ModelPlan.MisfitException;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore.Checkpoint;
import nn.layers.training.ModelSignature;
import nn.layers.training.SavedModel;
import org.jspecify.annotations.Nullable;

/**
 * A network that a run has trained, in evaluation, with the weights whose accuracy was reported.
 *
 * @param outputs what each number of an output is: a class or a target
 * @param file where the weights are from
 */
public record TrainedNetwork(
    Nn nn,
    Module model,
    ModelPlan plan,
    ModelSignature signature,
    List<String> outputs,
    boolean hasClasses,
    Path file)
    implements AutoCloseable {
  private static final int BATCH = 500;

  /** Copies the list. */
  public TrainedNetwork {
    outputs = List.copyOf(outputs);
  }

  /**
   * Returns the network of one training of a run.
   *
   * @param training its number; null for the only one
   * @throws RunException if there is no such training, or it has saved nothing yet
   */
  public static TrainedNetwork of(
      ExperimentConfig config, Plugins plugins, RunFolder folder, @Nullable Integer training)
      throws IOException {
    Trial trial =
        trial(Trial.of(config, new ContestantLabels(plugins.optimizers())), folder, training);
    Path checkpoint =
        folder
            .store(trial)
            .latest()
            .checkpoint()
            .map(Checkpoint::file)
            .orElseThrow(() ->
                new RunException(folder.path() + " has saved no weights of this training yet"));
    ModelSignature signature =
        SavedModel.read(checkpoint)
            .signature()
            .orElseThrow(() -> new RunException(checkpoint + " does not say what its inputs are"));
    Path file = folder.best(trial).orElse(checkpoint);
    return loaded(config, plugins, signature, file);
  }

  private static Trial trial(List<Trial> trials, RunFolder folder, @Nullable Integer training) {
    Optional<Trial> found =
        training == null && trials.size() == 1
            ? Optional.of(trials.getFirst())
            : trials.stream()
                .filter(trial -> training != null && trial.number() == training)
                .findFirst();
    return found.orElseThrow(() ->
        new RunException(
            folder.path()
                + " has these trainings; choose one with --training NUMBER:\n"
                + trials.stream()
                    .map(each ->
                        "  " + each.number() + "  " + each.label() + ", seed " + each.seed())
                    .collect(Collectors.joining("\n"))));
  }

  private static TrainedNetwork loaded(
      ExperimentConfig config, Plugins plugins, ModelSignature signature, Path file)
      throws IOException {
    SavedModel saved = SavedModel.read(file);
    Nn nn = plugins.engine().build();
    List<String> differences = new ArrayList<>();
    for (Shape sample : samples(config.data(), plugins, signature)) {
      Optional<ModelPlan> plan = plan(nn, sample, config, differences);
      if (plan.isPresent() && saved.differences(plan.get()).isEmpty()) {
        Module model = plan.get().build(new Layers(nn));
        saved.loadInto(model);
        model.eval();
        return new TrainedNetwork(
            nn,
            model,
            plan.get(),
            signature,
            outputs(config, signature, plan.get()),
            config.data().hasClasses(),
            file);
      }
      plan.ifPresent(made -> differences.addAll(saved.differences(made)));
    }
    nn.close();
    throw new RunException(
        file + " does not fit the network of the run:\n  " + String.join("\n  ", differences));
  }

  private static List<Shape> samples(DataConfig data, Plugins plugins, ModelSignature signature)
      throws IOException {
    return switch (data) {
      case Known known -> known.shapes();
      case Plugged(Spec spec, _) ->
          List.of(
              new PluggedData(plugins.datasets().get(spec.name()))
                  .load(spec)
                  .train()
                  .sampleShape());
      default -> List.of(Shape.of(signature.featureNames().size()));
    };
  }

  private static Optional<ModelPlan> plan(
      Nn nn, Shape sample, ExperimentConfig config, List<String> differences) {
    try {
      return Optional.of(ModelPlan.of(nn, sample, config.model().layers()));
    } catch (MisfitException e) {
      differences.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<String> outputs(
      ExperimentConfig config, ModelSignature signature, ModelPlan plan) {
    if (config.data() instanceof CsvNumbers numbers) {
      return numbers.targets();
    }
    return signature.classNames().isEmpty()
        ? IntStream.range(0, plan.output().size()).mapToObj(Integer::toString).toList()
        : signature.classNames();
  }

  /**
   * Returns what the network gives for samples as they are in the data, one row each.
   *
   * @throws IllegalArgumentException if a sample has more or fewer values than the network takes
   */
  public List<float[]> predict(List<double[]> samples) {
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += BATCH) {
      List<double[]> batch = samples.subList(from, Math.min(samples.size(), from + BATCH));
      rows.addAll(nn.noGrad(() -> nn.stepScope(() -> forward(batch))));
    }
    return rows;
  }

  private List<float[]> forward(List<double[]> samples) {
    int size = plan.input().size();
    float[] inputs = new float[samples.size() * size];
    for (int i = 0; i < samples.size(); i++) {
      float[] values = signature.inputs(samples.get(i));
      System.arraycopy(values, 0, inputs, i * size, size);
    }
    int[] lengths =
        IntStream.concat(IntStream.of(samples.size()), IntStream.of(plan.input().toArray()))
            .toArray();
    Tensor output = model.forward(nn.tensor(Shape.of(lengths), inputs));
    float[] all = output.toArray();
    int width = all.length / samples.size();
    return IntStream.range(0, samples.size())
        .mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width))
        .toList();
  }

  @Override
  public void close() {
    nn.close();
  }
}
