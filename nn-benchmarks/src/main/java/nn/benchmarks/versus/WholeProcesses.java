package nn.benchmarks.versus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trainings that are measured as whole processes. */
final class WholeProcesses {
  private static final String DIGITS = "digits";
  private static final String FASHION_MNIST = "fashion-mnist";
  private static final int DIGITS_EPOCHS = 20;
  private static final int FASHION_MNIST_EPOCHS = 2;

  private final Checkout checkout;
  private final Peer peer;
  private final int threads;

  WholeProcesses(Checkout checkout, Peer peer, int threads) {
    this.checkout = checkout;
    this.peer = peer;
    this.threads = threads;
  }

  /** Returns what tables call the other side, the program of a peer of that version. */
  static String name(String version) {
    return version + ", script";
  }

  /** Returns them, that of Fashion-MNIST if there is a folder with its data. */
  List<WholeProcess> all(@Nullable Path fashionMnist) {
    List<WholeProcess> all = new ArrayList<>();
    all.add(training("digits", DIGITS, checkout.digits(), DIGITS_EPOCHS));
    if (fashionMnist != null) {
      all.add(training("Fashion-MNIST", FASHION_MNIST, fashionMnist, FASHION_MNIST_EPOCHS));
    }
    return all;
  }

  private WholeProcess training(String name, String data, Path path, int epochs) {
    return new WholeProcess(
        name + ", " + epochs + " epochs, whole process",
        new Program.Nn(ours(data, path, epochs)),
        new Program.Script(theirs(data, path, epochs)));
  }

  private List<String> ours(String data, Path path, int epochs) {
    List<String> command = new ArrayList<>();
    command.add(checkout.command().toString());
    command.addAll(List.of("train", checkout.config(data).toString()));
    command.addAll(List.of("--set", "epochs=" + epochs, "--set", "threads=" + threads));
    if (data.equals(FASHION_MNIST)) {
      command.addAll(List.of("--data-dir", path.toString()));
    }
    return command;
  }

  private List<String> theirs(String data, Path path, int epochs) {
    return List.of(
        peer.python(),
        checkout.peer("pytorch_train.py").toString(),
        data,
        path.toString(),
        Integer.toString(epochs),
        Integer.toString(threads));
  }
}
