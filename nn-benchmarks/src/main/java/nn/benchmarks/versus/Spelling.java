package nn.benchmarks.versus;

/** The optimizers as peers/pytorch.py configures them. */
final class Spelling {
  private Spelling() {}

  static String of(String optimizer) {
    return switch (optimizer) {
      case "sgd" -> "sgd(lr=0.01)";
      case "momentum" -> "sgd(lr=0.01, momentum=0.9)";
      case "adam" -> "adam(lr=0.001)";
      case "adamw" -> "adamw(lr=0.001, weight_decay=0.01)";
      case "adagrad" -> "adagrad(lr=0.01)";
      case "adadelta" -> "adadelta(lr=1.0)";
      case "rmsprop" -> "rmsprop(lr=0.01)";
      case "adamax" -> "adamax(lr=0.002)";
      case "nadam" -> "nadam(lr=0.002)";
      case "radam" -> "radam(lr=0.001)";
      case "rprop" -> "rprop(lr=0.01)";
      case "asgd" -> "asgd(lr=0.01)";
      case "muon", "muon in float32" ->
          "muon(lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=true, ns_steps=5)";
      case "adafactor" -> "adafactor(lr=0.01, beta2_decay=-0.8, d=1.0, weight_decay=0.0)";
      default -> optimizer;
    };
  }
}
