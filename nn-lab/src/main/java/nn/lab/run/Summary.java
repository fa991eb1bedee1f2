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
import java.util.function.IntFunction;
import nn.api.plugin.Spec;
import nn.autograd.registry.Printable;
import nn.layers.checkpoint.DurableFile;
import nn.layers.training.EpochMetrics;
import nn.layers.training.NonFiniteException;

/** Writes {@code summary.json}: what every optimizer and every trial came to. */
final class Summary {
  private final JsonGenerator json;
  private final Evaluated evaluated;
  private final double target;

  private Summary(JsonGenerator json, Evaluated evaluated, double target) {
    this.json = json;
    this.evaluated = evaluated;
    this.target = target;
  }

  /** Writes the file whole or not at all. */
  static void write(RunResult run, List<OptimizerResult> optimizers) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new Summary(json, run.experiment().evaluated(), run.experiment().config().targetAccuracy())
          .write(run, optimizers, json);
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
    if (evaluated.isValidation()) {
      writeStatistics(evaluated.data(), optimizer.evaluationAccuracy(), optimizer.evaluationLoss());
      writeMetrics(evaluated.data(), optimizer::evaluationMetric);
    }
    writeStatistics("test", optimizer.testAccuracy(), optimizer.testLoss());
    writeMetrics("test", optimizer::testMetric);
    if (evaluated.hasAccuracy()) {
      OptionalDouble epochs = optimizer.epochsTo(target);
      writeNumber("epochs_to_target", epochs.orElse(Double.NaN));
      json.writeNumberField("reached_target", optimizer.reached(target));
    }
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
      writeNumbers(trial);
    }
    if (evaluated.hasAccuracy()) {
      OptionalInt epochs = trial.epochsTo(target);
      writeNumber("epochs_to_target", epochs.isPresent() ? epochs.getAsInt() : Double.NaN);
    }
    writeNumber("seconds", trial.seconds());
    writeWeights(run, trial);
    writeChanges(run.origin().changes(trial.trial()));
    json.writeEndObject();
  }

  private void writeNumbers(TrialResult trial) throws IOException {
    EpochMetrics chosen = trial.chosen();
    if (trial.selected().isPresent()) {
      json.writeNumberField("best_epoch", chosen.epoch());
      json.writeBooleanField("stopped_early", trial.selected().get().isEarly());
    }
    writeNumber("train_loss", chosen.trainLoss());
    if (evaluated.isValidation()) {
      writeNumbers(evaluated.data(), chosen.evaluationLoss(), chosen.evaluationAccuracy());
      writeMetrics(evaluated.data(), chosen.metrics());
    }
    writeNumbers("test", trial.test().loss(), trial.test().accuracy());
    writeMetrics("test", trial.test().metrics());
  }

  private void writeNumbers(String data, double loss, double accuracy) throws IOException {
    writeNumber(data + "_loss", loss);
    if (evaluated.hasAccuracy()) {
      writeNumber(data + "_accuracy", accuracy);
    }
  }

  private void writeMetrics(String data, List<Double> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      writeNumber(data + "_" + evaluated.metrics().get(i), values.get(i));
    }
  }

  private void writeMetrics(String data, IntFunction<Statistics> metric) throws IOException {
    for (int i = 0; i < evaluated.metrics().size(); i++) {
      writeStatistics(data + "_" + evaluated.metrics().get(i), metric.apply(i));
    }
  }

  private void writeStatistics(String data, Statistics accuracy, Statistics loss)
      throws IOException {
    if (evaluated.hasAccuracy()) {
      writeStatistics(data + "_accuracy", accuracy);
    }
    writeStatistics(data + "_loss", loss);
  }

  /** Names the file with the weights that were tested. */
  private void writeWeights(RunResult run, TrialResult trial) throws IOException {
    Optional<Path> best = run.folder().best(trial.trial()).filter(_ -> evaluated.isValidation());
    Optional<Path> file = best.isPresent() ? best : run.folder().store(trial.trial()).newest();
    if (file.isPresent()) {
      Path relative = run.folder().path().relativize(file.get());
      json.writeObjectFieldStart("weights");
      json.writeStringField("file", relative.toString().replace('\\', '/'));
      json.writeStringField("prefix", best.isPresent() ? "" : "model/");
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
