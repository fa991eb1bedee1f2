package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.DataLoader;
import nn.layers.data.Iris;
import nn.layers.data.TrainTestSplit;
import nn.layers.loss.CrossEntropy;
import nn.layers.training.ModelSignature;
import nn.layers.training.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code in docs/models.md compiles as it stands, and reads what a training wrote. */
final class ModelsDocTest {
  @Test
  void theProgramLoadsWeightsAndNamesTheFlower(@TempDir Path folder) throws Exception {
    Path checkpoint = train(folder.resolve("checkpoints"));
    CodeBlock program = new CodeBlock(CodeBlock.first("java", "docs/models.md"), "Classify");
    program.compile(folder);
    String output = Captured.output(() -> program.run(folder, checkpoint.toString()));
    assertEquals(List.of("setosa"), output.lines().toList());
  }

  @Test
  void anotherNetworkBeginsWithTheWeightsThatFit(@TempDir Path folder) throws Exception {
    Path checkpoint = train(folder.resolve("checkpoints"));
    String code = CodeBlock.after("## Begin with", "java", "docs/models.md");
    CodeBlock program = new CodeBlock(code, "Transfer");
    program.compile(folder);
    String output = Captured.output(() -> program.run(folder, checkpoint.toString()));
    assertEquals(
        List.of(
            "model/2.weight: expected [6, 8], the file has [3, 8]",
            "model/2.bias: expected [6], the file has [3]",
            "model/4.weight: expected [3, 6], the file has none",
            "model/4.bias: expected [3], the file has none"),
        output.lines().toList());
  }

  private static Path train(Path folder) throws IOException {
    TrainTestSplit iris = Iris.load();
    CheckpointStore store = new CheckpointStore(folder, 2);
    try (Nn nn = Nn.builder().seed(1).build()) {
      Layers layers = new Layers(nn);
      Module model =
          layers.sequential(layers.linear(4, 8), layers.activation("tanh"), layers.linear(8, 3));
      Trainer.builder(
              nn,
              model,
              new CrossEntropy(),
              nn.optimizers().create("adam(lr=0.05)", model.parameters()),
              DataLoader.shuffled(nn, iris.train(), 16, 1))
          .checkpoints(store, 1)
          .metadata(ModelSignature.of(iris).metadata())
          .build()
          .train(5);
    }
    return store.latest().checkpoint().orElseThrow().file();
  }
}
