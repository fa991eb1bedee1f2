package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Modules;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.autograd.Nn;
import nn.autograd.NnModule;
import nn.autograd.RandomSource;
import org.junit.jupiter.api.Test;

final class WithGuiceTest {

  private record Square() implements ActivationProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("square", "x².");
    }

    @Override
    public Activation create(Hyperparameters values, ActivationContext context) {
      return x -> x.mul(x);
    }
  }

  @Test
  void takesWhatIsInstalled() {
    String output = Captured.output(WithGuice::main);
    assertTrue(output.contains("lookahead"), output);
    assertTrue(output.contains("relu"), output);
  }

  @Test
  void bindingIsOverridden() {
    RandomSource chosen = new RandomSource(42);
    Injector injector =
        Guice.createInjector(
            Modules.override(new NnModule())
                .with(binder -> binder.bind(RandomSource.class).toInstance(chosen)));
    assertEquals(chosen, injector.getInstance(Nn.class).random());
  }

  @Test
  void activationOfAnotherModuleIsAdded() {
    Injector injector =
        Guice.createInjector(
            new NnModule(),
            binder ->
                MapBinder.newMapBinder(binder, String.class, ActivationProvider.class)
                    .addBinding("square")
                    .toInstance(new Square()));
    assertTrue(injector.getInstance(WithGuice.class).report().contains("square"));
  }
}
