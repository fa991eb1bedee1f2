package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Modules;
import java.util.List;
import java.util.Map;
import nn.api.kernel.Kernels;
import nn.api.kernel.Workers;
import nn.api.optim.OptimizerProvider;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.tensor.WorkerPool;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class NnModuleTest {

  @Test
  void bindsTheFrontsOnce() {
    Injector injector = Guice.createInjector(new NnModule());
    Nn nn = injector.getInstance(Nn.class);
    assertSame(nn, injector.getInstance(Nn.class));
    assertSame(nn.optimizers(), injector.getInstance(Optimizers.class));
    assertSame(nn.activations(), injector.getInstance(Activations.class));
    assertSame(nn.schedules(), injector.getInstance(Schedules.class));
    assertSame(nn.kernels(), injector.getInstance(Kernels.class));
    assertSame(nn.random(), injector.getInstance(RandomSource.class));
  }

  @Test
  void bindsPluginsByName() {
    Sgd sgd = new Sgd();
    Injector injector = Guice.createInjector(Nn.builder().plugins(sgd).module());
    Map<String, OptimizerProvider> plugins =
        injector.getInstance(Key.get(new TypeLiteral<Map<String, OptimizerProvider>>() {}));
    assertEquals(Map.of("sgd", sgd), plugins);
  }

  @Test
  void anotherModuleMayAddAPlugin() {
    Injector injector =
        Guice.createInjector(
            Nn.builder().plugins(new Sgd()).module(),
            binder ->
                MapBinder.newMapBinder(binder, String.class, OptimizerProvider.class)
                    .addBinding("averaging")
                    .toInstance(new Averaging()));
    assertEquals(
        List.of("averaging", "sgd"),
        injector.getInstance(Optimizers.class).list().stream()
            .map(RegisteredPlugin::name)
            .toList());
  }

  @Test
  void aPluginBoundUnderAnotherNameIsRefused() {
    Injector injector =
        Guice.createInjector(
            new NnModule(),
            binder ->
                MapBinder.newMapBinder(binder, String.class, OptimizerProvider.class)
                    .addBinding("mine")
                    .toInstance(new Sgd()));
    Exception e =
        assertThrows(ProvisionException.class, () -> injector.getInstance(Optimizers.class));
    String message = String.valueOf(e.getCause().getMessage());
    assertTrue(message.startsWith("optimizer 'sgd' ("), message);
    assertTrue(message.endsWith(") is bound under the name 'mine'"), message);
  }

  @Test
  void aBindingCanBeOverridden() {
    Kernels kernels = Mockito.mock(Kernels.class);
    Workers workers = new WorkerPool(1);
    Injector injector =
        Guice.createInjector(
            Modules.override(Nn.builder().threads(2).module())
                .with(binder -> {
                  binder.bind(Kernels.class).toInstance(kernels);
                  binder.bind(Workers.class).toInstance(workers);
                }));
    assertSame(kernels, injector.getInstance(Nn.class).kernels());
    assertEquals(1, injector.getInstance(Nn.class).threads());
  }

  @Test
  void aFrontCanBeOverridden() {
    Optimizers own = Nn.builder().plugins(new Sgd()).build().optimizers();
    Injector injector =
        Guice.createInjector(
            Modules.override(new NnModule())
                .with(binder -> binder.bind(Optimizers.class).toInstance(own)));
    assertSame(own, injector.getInstance(Nn.class).optimizers());
  }

  @Test
  void twoModulesDoNotMix() {
    assertThrows(
        CreationException.class,
        () -> Guice.createInjector(Nn.builder().seed(1).module(), Nn.builder().seed(2).module()));
  }
}
