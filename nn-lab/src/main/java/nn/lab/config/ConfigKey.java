package nn.lab.config;

import nn.api.plugin.Hyperparameter;

/**
 * A key of a config. The readers refuse every other key; {@code nn describe config} and the JSON
 * schema show these.
 *
 * @param name what stands before the colon
 * @param form what may stand behind it
 * @param byDefault what counts where the key is missing, for people; empty for nothing
 * @param isRequired whether it must be there
 * @param documentation its meaning in one or two sentences
 */
public record ConfigKey(
    String name, ConfigForm form, String byDefault, boolean isRequired, String documentation) {

  static ConfigKey of(Hyperparameter<?> value) {
    Object byDefault = value.defaultValue();
    return new ConfigKey(
        value.name(),
        ConfigForm.of(value),
        byDefault == null ? "" : byDefault.toString(),
        false,
        value.documentation());
  }

  static ConfigKey required(String name, ConfigForm form, String documentation) {
    return new ConfigKey(name, form, "", true, documentation);
  }

  static ConfigKey optional(String name, ConfigForm form, String byDefault, String documentation) {
    return new ConfigKey(name, form, byDefault, false, documentation);
  }
}
