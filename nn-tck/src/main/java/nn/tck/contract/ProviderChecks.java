package nn.tck.contract;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Plugin;
import nn.autograd.registry.PluginException;

/** What holds for the provider of any plugin. */
public final class ProviderChecks {
  private final Subject<?> subject;

  /** Creates the checks. */
  public ProviderChecks(Subject<?> subject) {
    this.subject = subject;
  }

  /** Checks that the framework finds the provider, on the class path and on the module path. */
  public void isRegistered() {
    if (!subject.isRegistered()) {
      throw Contract.PROVIDER_IS_REGISTERED.broken(
          subject,
          "ServiceLoader does not find "
              + type().getName()
              + ": name it in META-INF/services, and under 'provides' in module-info.java if there"
              + " is one");
    }
    ModuleFile.beside(type())
        .filter(module -> !ModuleFile.provides(module, subject.service(), type()))
        .ifPresent(module -> {
          throw Contract.PROVIDER_IS_REGISTERED.broken(subject, unprovided(module.name()));
        });
  }

  private String unprovided(String module) {
    return "META-INF/services names "
        + type().getName()
        + ", which counts on the class path alone; the jar is the module "
        + module
        + ", in which ServiceLoader does not find it: write 'provides "
        + subject.service().getName()
        + " with "
        + type().getName()
        + ";' in module-info.java too";
  }

  /** Checks that the framework can make the provider. */
  public void canBeConstructed() {
    boolean has =
        Arrays.stream(type().getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
    if (!has || !Modifier.isPublic(type().getModifiers())) {
      throw Contract.PROVIDER_CAN_BE_CONSTRUCTED.broken(
          subject, type().getName() + " is not a public class with such a constructor");
    }
  }

  /** Checks that the descriptor is the same each time and says all there is to say. */
  public void descriptorIsComplete() {
    Descriptor descriptor = descriptor();
    require("summary", descriptor.summary());
    require("reference", descriptor.reference());
    if (descriptor.aliases().contains(descriptor.name())) {
      throw incomplete("the alias '" + descriptor.name() + "' is its name");
    }
    for (Hyperparameter<?> each : descriptor.hyperparameters()) {
      require("documentation of '" + each + "'", each.documentation());
    }
  }

  private Descriptor descriptor() {
    try {
      return subject.descriptor();
    } catch (PluginException e) {
      throw Contract.DESCRIPTOR_IS_CONSTANT.broken(subject, String.valueOf(e.getMessage()), e);
    }
  }

  private void require(String what, String text) {
    if (text.isBlank()) {
      throw incomplete("the " + what + " is empty");
    }
  }

  private AssertionError incomplete(String finding) {
    return Contract.DESCRIPTOR_IS_COMPLETE.broken(subject, finding);
  }

  private Class<? extends Plugin> type() {
    return subject.provider().getClass();
  }
}
