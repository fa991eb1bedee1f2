package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that a run has trained is used elsewhere: predictions, and a file for ONNX Runtime. */
class TrainedNetworkTest {
  private static final String IMAGES =
      """
      data: digits
      model:
        - {conv2d: {out_channels: 4, kernel_size: 3, padding: 1}}
        - batch_norm2d
        - relu
        - {max_pool2d: 2}
        - {dropout: 0.2}
        - flatten
        - linear: 10
      optimizer: adam(lr=0.01)
      epochs: 1
      """;

  private final Workspace nn;

  TrainedNetworkTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  private String train(String yaml) throws IOException {
    Recorded run = nn.run("train", nn.config(yaml), "--runs", nn.runs());
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    return nn.onlyRun().toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(nn.folder().resolve(name), text).toString();
  }

  @Test
  void flowersAreNamedWhateverTheOrderOfTheColumns() throws IOException {
    String run = train(Workspace.IRIS.replace("epochs: 3", "epochs: 30"));
    String flowers =
        file(
            "flowers.csv",
            """
            place;petal_width;petal_length;sepal_length;sepal_width
            here;0,2;1,4;5,1;3,5
            there;2,3;6,0;7,7;3,0
            """);
    Recorded predicted = nn.run("predict", run, "--data", flowers);
    assertEquals(ExitCode.OK, predicted.exitCode(), predicted.err());
    List<String> lines = predicted.out().lines().toList();
    assertEquals("prediction,output.setosa,output.versicolor,output.virginica", lines.getFirst());
    assertTrue(lines.get(1).startsWith("setosa,"), predicted.out());
    assertTrue(lines.get(2).startsWith("virginica,"), predicted.out());
    assertEquals(3, lines.size());
  }

  @Test
  void numbersAreCalledByTheirColumns() throws IOException {
    StringBuilder rows = new StringBuilder("x,y,twice\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i).append(',').append(i % 7).append(',').append(2 * i).append('\n');
    }
    String table = file("t.csv", rows.toString());
    String run =
        train("data: {csv: t.csv, target: twice}\nmodel: [linear: 1]\noptimizer: adam(lr=0.1)\n");
    Recorded predicted = nn.run("predict", run, "--data", table, "--out", table + ".out");
    assertEquals(ExitCode.OK, predicted.exitCode(), predicted.err());
    List<String> lines = Files.readAllLines(Path.of(table + ".out"));
    assertEquals("twice", lines.getFirst());
    assertEquals(41, lines.size());
  }

  @Test
  void runtimeGivesTheNumbersOfPredict() throws Exception {
    String run = train(IMAGES);
    double[] pixels = new Random(3).ints(2 * 64, 0, 17).asDoubleStream().toArray();
    String header =
        IntStream.range(0, 64)
            .mapToObj(i -> "pixel_" + i / 8 + "_" + i % 8)
            .collect(Collectors.joining(","));
    String rows =
        IntStream.range(0, 2)
            .mapToObj(i ->
                IntStream.range(0, 64)
                    .mapToObj(j -> Double.toString(pixels[i * 64 + j]))
                    .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));
    String images = file("images.csv", header + "\n" + rows + "\n");
    Recorded predicted = nn.run("predict", run, "--data", images);
    assertEquals(ExitCode.OK, predicted.exitCode(), predicted.err());
    String onnx = nn.folder().resolve("model.onnx").toString();
    Recorded exported = nn.run("export", run, "--onnx", onnx);
    assertEquals(ExitCode.OK, exported.exitCode(), exported.err());
    assertTrue(exported.out().contains("a batch of [1, 8, 8] in float64"), exported.out());
    float[][] outputs = outputs(onnx, pixels);
    List<String> lines = predicted.out().lines().toList();
    for (int i = 0; i < 2; i++) {
      List<String> cells = List.of(lines.get(i + 1).split(",", -1));
      for (int j = 0; j < 10; j++) {
        assertEquals(Float.parseFloat(cells.get(j + 1)), outputs[i][j], 1e-5, lines.get(i + 1));
      }
    }
  }

  private static float[][] outputs(String onnx, double[] pixels) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(onnx);
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, DoubleBuffer.wrap(pixels), new long[] {2, 1, 8, 8});
        OrtSession.Result result = session.run(Map.of("input", input))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Test
  void ofAComparisonOneTrainingIsChosen() throws IOException {
    String yaml = Workspace.IRIS.replace("sgd(lr=1e30), ", "");
    nn.run("compare", nn.config(yaml), "--runs", nn.runs());
    String run = nn.onlyRun().toString();
    String onnx = nn.folder().resolve("m.onnx").toString();
    nn.run("export", run, "--onnx", onnx)
        .assertFails(ExitCode.FAILURE, "choose one with --training NUMBER", "  4  sgd", "seed 2");
    nn.run("export", run, "--onnx", onnx, "--training", "9")
        .assertFails(ExitCode.FAILURE, "choose one with --training NUMBER");
    Recorded third = nn.run("export", run, "--onnx", onnx, "--training", "3");
    assertEquals(ExitCode.OK, third.exitCode(), third.err());
    assertTrue(Files.size(Path.of(onnx)) > 100);
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    String run = train(Workspace.IRIS);
    String wrong = file("w.csv", "sepal_length,sepal_widht,petal_length,petal_width\n1,2,3,x\n");
    nn.run("predict", run, "--data", wrong)
        .assertFails(ExitCode.FAILURE, "no column 'sepal_width'", "Did you mean 'sepal_widht'");
    String text =
        file("x.csv", "sepal_length,sepal_width,petal_length,petal_width\n1,2,3,x\n1,2\n");
    nn.run("predict", run, "--data", text)
        .assertFails(ExitCode.FAILURE, "line 2, column 'petal_width'", "line 3: expected 4 values");
    nn.run("predict", run, "--data", nn.folder().resolve("none.csv").toString())
        .assertFails(ExitCode.FAILURE, "there is no such file");
    nn.run("predict", run, "--data", file("z.csv", "sepal\n1\n"))
        .assertFails(ExitCode.FAILURE, "no columns", "and 1 more, which the network was trained");
    nn.run("predict", run + "x", "--data", text)
        .assertFails(ExitCode.USAGE, "there is no such run");
  }
}
