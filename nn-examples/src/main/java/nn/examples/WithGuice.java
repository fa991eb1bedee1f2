package nn.examples;

import com.google.inject.Guice;
import com.google.inject.Inject;
import java.util.Locale;
import nn.autograd.Activations;
import nn.autograd.NnModule;
import nn.autograd.Optimizers;

/** Takes the optimizers and activations from Guice. */
final class WithGuice {
  private final Optimizers optimizers;
  private final Activations activations;

  @Inject
  WithGuice(Optimizers optimizers, Activations activations) {
    this.optimizers = optimizers;
    this.activations = activations;
  }

  public static void main(String... args) {
    IO.println(
        Guice.createInjector(binder -> binder.install(new NnModule()))
            .getInstance(WithGuice.class)
            .report());
  }

  String report() {
    return String.format(
        Locale.ROOT,
        "optimizers:  %s%nactivations: %s",
        String.join(", ", optimizers.list().stream().map(each -> each.name()).toList()),
        String.join(", ", activations.list().stream().map(each -> each.name()).toList()));
  }
}
