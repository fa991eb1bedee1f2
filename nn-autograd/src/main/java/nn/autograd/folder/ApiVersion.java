package nn.autograd.folder;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.autograd.registry.RegisteredPlugin;

/**
 * The version of nn.api that a plugin was compiled against, compared with the one that is here.
 *
 * <p>An equal major version and a minor version that is no newer fit; before 1.0 the minor versions
 * must be equal. It stands in the plugin's module descriptor, so no class is loaded to read it.
 */
record ApiVersion(int major, int minor) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*");

  /** Returns why a plugin does not fit; a plugin that does not say its version fits. */
  static Optional<String> problem(ModuleDescriptor plugin, ModuleDescriptor api) {
    Optional<String> compiled = RegisteredPlugin.apiVersion(plugin);
    Optional<ApiVersion> needed = compiled.flatMap(ApiVersion::parse);
    Optional<ApiVersion> here = api.rawVersion().flatMap(ApiVersion::parse);
    if (needed.isEmpty() || here.isEmpty() || here.get().serves(needed.get())) {
      return Optional.empty();
    }
    return Optional.of(
        "was compiled against "
            + api.name()
            + " "
            + compiled.get()
            + ", and this is "
            + api.rawVersion().orElse("")
            + "; get the plugin's release for this version, or "
            + (here.get().major == needed.get().major
                ? "a newer nn"
                : "the nn that it was made for"));
  }

  private static Optional<ApiVersion> parse(String version) {
    Matcher matcher = NUMBERS.matcher(version);
    return matcher.matches()
        ? Optional.of(
            new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private boolean serves(ApiVersion needed) {
    return major == needed.major && (major == 0 ? minor == needed.minor : minor >= needed.minor);
  }
}
