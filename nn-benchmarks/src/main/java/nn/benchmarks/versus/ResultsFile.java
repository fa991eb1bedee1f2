package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the measurements of a run as JSON, with the machine and the Java they were made on. */
final class ResultsFile {
  private ResultsFile() {}

  static void write(Path file, Machine machine, List<Result> results) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("java", machine.java());
      json.writeStringField("machine", machine.name());
      json.writeStringField("kernels", machine.kernels());
      json.writeArrayFieldStart("results");
      for (Result result : results) {
        json.writeStartObject();
        write(json, result);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    Files.writeString(file, text + "\n");
  }

  private static void write(JsonGenerator json, Result result) throws IOException {
    json.writeStringField("work", result.work());
    json.writeStringField("peer", result.peer());
    json.writeStringField("unit", result.unit().symbol());
    if (result.remark() != null) {
      json.writeStringField("remark", result.remark());
      return;
    }
    Point point = result.point();
    if (point != null) {
      json.writeStringField("axis", point.axis().id());
      json.writeNumberField("at", point.at());
      json.writeNumberField("limit", point.limit());
    }
    json.writeNumberField("ratio", result.ratio());
    write(json, "ours", result.ours());
    write(json, "theirs", result.theirs());
    if (!result.handOvers().isEmpty()) {
      write(json, "hand_overs", result.handOvers());
    }
  }

  private static void write(JsonGenerator json, String name, List<Double> values)
      throws IOException {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    json.writeFieldName(name);
    json.writeArray(numbers, 0, numbers.length);
  }
}
