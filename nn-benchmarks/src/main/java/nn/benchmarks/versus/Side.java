package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of a comparison: a process that makes works and says how long they take. */
final class Side implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final String name;

  /**
   * An answer.
   *
   * @param losses of the first steps, or what else shows that the work is the same
   * @param seconds of one repetition; NaN if it was not asked for
   * @param handOver seconds a word took from thread to thread and back; NaN if this side has not
   *     measured it
   * @param unsupported why this side has not got the work
   */
  record Answer(
      List<Double> losses, double seconds, double handOver, @Nullable String unsupported) {}

  private Side(Process process) throws IOException {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.name = text(line(), "peer");
  }

  /**
   * Starts a side and waits until it has said its name and version.
   *
   * @throws IOException if it ends instead; what it said on standard error has been shown
   */
  static Side start(List<String> command) throws IOException {
    return new Side(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Returns the name and version of a side, which is started for that alone. */
  static String nameOf(List<String> command) throws IOException {
    try (Side side = start(command)) {
      return side.name();
    }
  }

  /** Returns its name and version. */
  String name() {
    return name;
  }

  /** Has the work made, and its first steps run. */
  Answer prepare(Work work) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("do", "prepare");
      json.writeObjectFieldStart("work");
      work.writeFields(json);
      json.writeEndObject();
      json.writeEndObject();
    }
    return ask(text.toString());
  }

  /** Has the work repeated for so long. */
  Answer run(double seconds) throws IOException {
    return ask("{\"do\": \"run\", \"seconds\": " + seconds + "}");
  }

  /** Has the machine's limits found, for a step that moves so many bytes; ours alone can. */
  Limits limits(double bytes) throws IOException {
    say("{\"do\": \"limits\", \"bytes\": " + bytes + "}");
    String line = line();
    return new Limits(number(line, "multiply_adds"), number(line, "bytes"));
  }

  private Answer ask(String request) throws IOException {
    say(request);
    return answer(line());
  }

  private void say(String request) throws IOException {
    requests.write(request + "\n");
    requests.flush();
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("it ended without an answer; its own message stands above");
    }
    return line;
  }

  private static double number(String line, String field) throws IOException {
    return Double.parseDouble(text(line, field));
  }

  private static String text(String line, String field) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue() && field.equals(json.currentName())) {
          return json.getText();
        }
      }
    }
    throw new IOException("expected '" + field + "', found " + line);
  }

  private static Answer answer(String line) throws IOException {
    List<Double> losses = new ArrayList<>();
    double seconds = Double.NaN;
    double handOver = Double.NaN;
    String unsupported = null;
    try (JsonParser json = JSON.createParser(line)) {
      while (json.nextToken() != null) {
        boolean number = json.currentToken().isNumeric();
        if (number && "seconds".equals(json.currentName())) {
          seconds = json.getDoubleValue();
        } else if (number && "hand_over".equals(json.currentName())) {
          handOver = json.getDoubleValue();
        } else if (number) {
          losses.add(json.getDoubleValue());
        } else if (json.currentToken() == JsonToken.VALUE_STRING) {
          unsupported = json.getText();
        }
      }
    }
    return new Answer(losses, seconds, handOver, unsupported);
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.destroy();
  }
}
