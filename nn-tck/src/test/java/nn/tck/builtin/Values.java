package nn.tck.builtin;

import java.util.List;
import nn.api.plugin.Hyperparameters;

/** Hyperparameters by name, for plugins whose modules export nothing. */
record Values(Hyperparameters all) {

  double real(String name) {
    return (Double) value(name);
  }

  boolean flag(String name) {
    return (Boolean) value(name);
  }

  double real(String name, int index) {
    return (Double) ((List<?>) value(name)).get(index);
  }

  private Object value(String name) {
    return all.asMap().entrySet().stream()
        .filter(each -> each.getKey().name().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
