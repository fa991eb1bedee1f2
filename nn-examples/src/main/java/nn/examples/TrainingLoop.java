package nn.examples;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Digits;
import nn.layers.data.TrainTestSplit;
import nn.layers.loss.CrossEntropy;
import nn.layers.training.Evaluation;

public final class TrainingLoop {
  public static void main(String... args) {
    Nn nn = Nn.builder().seed(1).build();
    Layers layers = new Layers(nn);
    TrainTestSplit digits = Digits.load();
    DataLoader train = DataLoader.shuffled(nn, digits.train(), 32, 1);
    DataLoader test = DataLoader.inOrder(nn, digits.test(), 100);

    Module model =
        layers.sequential(layers.linear(64, 32), layers.activation("relu"), layers.output(32, 10));
    Loss criterion = new CrossEntropy();
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.1, momentum=0.9)", model.parameters());

    for (int epoch = 0; epoch < 20; epoch++) {
      for (Batch batch : train.epoch(epoch)) {
        Tensor output = model.forward(batch.inputs());
        Tensor loss = criterion.forward(output, batch.targets());
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
      }
      Evaluation evaluation = Evaluation.of(nn, model, criterion, test.epoch(epoch));
      IO.println("epoch " + epoch + ": reads " + Math.round(100 * evaluation.accuracy()) + " %");
    }
  }
}
