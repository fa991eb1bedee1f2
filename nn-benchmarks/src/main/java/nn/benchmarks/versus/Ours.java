package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import nn.autograd.Nn;

/** Our side: answers the requests that peers answer too, and finds the machine's limits. */
final class Ours {
  private final Nn nn;
  private Runnable step = () -> {};

  private Ours(Nn nn) {
    this.nn = nn;
  }

  /** Serves requests until the end; the argument says how many threads. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Nn nn = Nn.builder().seed(1).threads(Integer.parseInt(args[0])).build();
    out.println(object(json -> json.writeStringField("peer", "nn, " + nn.kernels().description())));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Ours ours = new Ours(nn);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(object(ours.answer(Request.parse(line))));
    }
  }

  private Fields answer(Request request) throws IOException {
    return switch (request) {
      case Request.Prepare prepare -> prepare(prepare.work());
      case Request.Run run -> {
        double seconds = MedianSeconds.of(step, run.seconds());
        double handOver = HandOver.measure(nn.workers());
        yield json -> {
          json.writeNumberField("seconds", seconds);
          if (!Double.isNaN(handOver)) {
            json.writeNumberField("hand_over", handOver);
          }
        };
      }
      case Request.FindLimits find -> limits(find.bytes());
    };
  }

  private Fields prepare(Work work) throws IOException {
    step = () -> {}; // frees the work before, which may be as large
    Prepared prepared = Prepared.of(nn, work);
    step = prepared.step();
    double[] losses = prepared.losses();
    return json -> {
      json.writeFieldName("losses");
      json.writeArray(losses, 0, losses.length);
    };
  }

  private Fields limits(double bytes) {
    double multiplyAdds = MultiplierLimit.measure(nn.workers());
    double bytesASecond = MemoryLimit.measure(nn.workers(), bytes);
    return json -> {
      json.writeNumberField("multiply_adds", multiplyAdds);
      json.writeNumberField("bytes", bytesASecond);
    };
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String object(Fields fields) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    return text.toString();
  }
}
