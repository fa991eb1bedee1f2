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

/** Our side: answers the requests that peers answer too. */
final class Ours {
  private Ours() {}

  /** Serves requests until the end; the argument says how many threads. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Nn nn = Nn.builder().seed(1).threads(Integer.parseInt(args[0])).build();
    out.println(object(json -> json.writeStringField("peer", "nn, " + nn.kernels().description())));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Prepared prepared = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Request request = Request.parse(line);
      if (request.work() != null) {
        prepared = Prepared.of(nn, request.work());
        double[] losses = prepared.losses();
        out.println(
            object(json -> {
              json.writeFieldName("losses");
              json.writeArray(losses, 0, losses.length);
            }));
      } else if (prepared != null) {
        double seconds = MedianSeconds.of(prepared.step(), request.seconds());
        out.println(object(json -> json.writeNumberField("seconds", seconds)));
      }
    }
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
