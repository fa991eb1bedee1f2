package nn.lab.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import nn.api.plugin.Spec;
import nn.autograd.registry.Printable;
import nn.layers.checkpoint.DurableFile;
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
    String printable = Printable.lines(text + "\n"); // the escapes are those of JSON
    DurableFile.write(run.folder().summary(), printable.getBytes(StandardCharsets.UTF_8));
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
      writeTrial(run, trial);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("trained_with");
    for (Map.Entry<String, Ingredient> part : run.origin().now().parts().entrySet()) {
      writeIngredient(part.getKey(), part.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void writeIngredient(String name, Ingredient part) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("version", part.version());
    json.writeObjectFieldStart("sha256");
    for (Map.Entry<String, String> file : part.digests().entrySet()) {
      json.writeStringField(file.getKey(), file.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeOptimizer(OptimizerResult optimizer) throws IOException {
    json.writeStartObject();
    json.writeStringField("optimizer", optimizer.label());
    json.writeStringField("spec", optimizer.trials().getFirst().trial().optimizer().toString());
    writeGradients(optimizer.trials().getFirst().trial().gradients());
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

  private void writeGradients(List<Spec> transforms) throws IOException {
    if (!transforms.isEmpty()) {
      json.writeArrayFieldStart("gradients");
      for (Spec transform : transforms) {
        json.writeString(transform.toString());
      }
      json.writeEndArray();
    }
  }

  private void writeTrial(RunResult run, TrialResult trial) throws IOException {
    json.writeStartObject();
    json.writeNumberField("run", trial.trial().number());
    json.writeStringField("optimizer", trial.trial().label());
    json.writeNumberField("seed", trial.trial().seed());
    json.writeNumberField("epochs", trial.epochs().size());
    if (trial.dropped() > 0) {
      json.writeNumberField("steps_left_out", trial.dropped());
    }
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
    writeWeights(run, trial);
    writeChanges(run.origin().changes(trial.trial()));
    json.writeEndObject();
  }

  /** Names the file whose tensors {@code model/…} are the weights that were tested last. */
  private void writeWeights(RunResult run, TrialResult trial) throws IOException {
    Optional<Path> file = run.folder().store(trial.trial()).newest();
    if (file.isPresent()) {
      Path relative = run.folder().path().relativize(file.get());
      json.writeObjectFieldStart("weights");
      json.writeStringField("file", relative.toString().replace('\\', '/'));
      json.writeStringField("prefix", "model/");
      json.writeEndObject();
    }
  }

  private void writeChanges(List<String> changes) throws IOException {
    if (!changes.isEmpty()) {
      json.writeArrayFieldStart("changes");
      for (String change : changes) {
        json.writeString(change);
      }
      json.writeEndArray();
    }
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
