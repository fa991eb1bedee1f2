package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import nn.api.plugin.Spec;
import nn.lab.config.ContestantLabel;
import nn.layers.training.EpochMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  private static final Spec ADAM =
      Spec.of("adam").with("lr", 1e-3).with("betas", List.of(0.9, 0.999)).with("amsgrad", false);

  @TempDir Path folder;

  private static Trial trial(int number, String label, Spec optimizer) {
    return new Trial(
        number, number - 1, optimizer, List.of(), new ContestantLabel(label, label), 1);
  }

  @Test
  void hyperparametersAreColumnsUnderTheirPathsInTheConfig() throws IOException {
    LinkedHashMap<String, Object> decay = new LinkedHashMap<>();
    decay.put("weight_decay", 0.0);
    Spec sgd = Spec.of("sgd").with("lr", 0.1).withGroup(new Spec.Group("**.bias", decay));
    Spec lookahead = Spec.of("lookahead").with("k", 5).with("inner", ADAM);
    List<Trial> trials =
        List.of(trial(1, "Adam, \"tuned\"", ADAM), trial(2, "sgd", sgd), trial(3, "l", lookahead));
    Path file = folder.resolve("metrics.csv");
    try (MetricsFile metrics =
        MetricsFile.begin(
            file,
            Evaluated.TEST,
            trials.stream().map(each -> new MetricsFile.Rows(each, List.of())).toList())) {
      for (Trial trial : trials) {
        metrics.append(
            trial, new EpochMetrics(1, 2.5, Double.POSITIVE_INFINITY, 0.5, List.of(), 1));
      }
    }
    assertEquals(
        """
        run,optimizer,seed,epoch,train_loss,test_loss,test_accuracy,lr,optimizer.name,\
        optimizer.lr,optimizer.betas,optimizer.amsgrad,optimizer.groups,optimizer.k,\
        optimizer.inner.name,optimizer.inner.lr,optimizer.inner.betas,optimizer.inner.amsgrad,seconds
        1,"Adam, ""tuned""\",1,1,2.5,Infinity,0.5,,adam,0.001,"[0.9, 0.999]",false,,,,,,,1.0
        2,sgd,1,1,2.5,Infinity,0.5,,sgd,0.1,,,"[{match=""**.bias"", weight_decay=0.0}]",,,,,,1.0
        3,l,1,1,2.5,Infinity,0.5,,lookahead,,,,,5,adam,0.001,"[0.9, 0.999]",false,1.0
        """,
        Files.readString(file));
  }
}
