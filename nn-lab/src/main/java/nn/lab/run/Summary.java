package nn.lab.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import nn.autograd.registry.RegisteredPlugin;
import nn.layers.training.NonFiniteException;

/** Writes {@code summary.json}: what every optimizer and every trial came to. */
final class Summary {
  private final JsonGenerator json;
  private final double target;

  private Summary(JsonGenerator json, double target) {
    this.json = json;
    this.target = target;
  }

  /** Writes the file whole or not at all. */
  static void write(RunResult run, List<OptimizerResult> optimizers) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new Summary(json, run.experiment().config().targetAccuracy()).write(run, optimizers, json);
    }
    Path file = run.folder().summary();
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, text + "\n");
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void write(RunResult run, List<OptimizerResult> optimizers, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("name", run.experiment().config().name());
    out.writeStringField("data", run.experiment().data().train().name());
    out.writeNumberField("target_accuracy", target);
    out.writeArrayFieldStart("optimizers");
    for (OptimizerResult optimizer : optimizers) {
      writeOptimizer(optimizer);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("runs");
    for (TrialResult trial : run.trials()) {
      writeTrial(trial);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("plugins");
    for (RegisteredPlugin<?> plugin : run.experiment().plugins().all()) {
      out.writeStringField(plugin.kind() + " " + plugin.name(), plugin.module());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void writeOptimizer(OptimizerResult optimizer) throws IOException {
    json.writeStartObject();
    json.writeStringField("optimizer", optimizer.label());
    json.writeNumberField("seeds", optimizer.trials().size());
    json.writeNumberField("diverged", optimizer.diverged().size());
    writeStatistics("test_accuracy", optimizer.testAccuracy());
    writeStatistics("test_loss", optimizer.testLoss());
    OptionalDouble epochs = optimizer.epochsTo(target);
    writeNumber("epochs_to_target", epochs.orElse(Double.NaN));
    json.writeNumberField("reached_target", optimizer.reached(target));
    writeNumber("seconds", optimizer.seconds());
    json.writeEndObject();
  }

  private void writeTrial(TrialResult trial) throws IOException {
    json.writeStartObject();
    json.writeNumberField("run", trial.trial().number());
    json.writeStringField("optimizer", trial.trial().label());
    json.writeNumberField("seed", trial.trial().seed());
    json.writeNumberField("epochs", trial.epochs().size());
    if (trial.divergence().isPresent()) {
      NonFiniteException divergence = trial.divergence().get();
      json.writeNumberField("diverged_at_step", divergence.step());
      json.writeStringField("divergence", divergence.getMessage());
    }
    if (!trial.epochs().isEmpty()) {
      writeNumber("train_loss", trial.last().trainLoss());
      writeNumber("test_loss", trial.last().testLoss());
      writeNumber("test_accuracy", trial.last().testAccuracy());
    }
    OptionalInt epochs = trial.epochsTo(target);
    writeNumber("epochs_to_target", epochs.isPresent() ? epochs.getAsInt() : Double.NaN);
    writeNumber("seconds", trial.seconds());
    json.writeEndObject();
  }

  private void writeStatistics(String name, Statistics statistics) throws IOException {
    json.writeObjectFieldStart(name);
    writeNumber("mean", statistics.mean());
    writeNumber("std", statistics.std());
    json.writeEndObject();
  }

  /** JSON knows no NaN; what is not there is null. */
  private void writeNumber(String name, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumberField(name, number);
    } else {
      json.writeNullField(name);
    }
  }
}
