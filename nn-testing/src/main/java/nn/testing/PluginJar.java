package nn.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.plugin.Plugin;

/**
 * Compiles sources and packs them into a jar, as the author of a plugin would; immutable.
 *
 * <pre>{@code
 * PluginJar.optimizer("lion").write(plugins.resolve("lion/lion.jar"));
 * }</pre>
 *
 * @param sources texts by the names of their types, {@code com.acme.lion.Provider}
 * @param resources texts by their paths in the jar
 * @param options more arguments of javac
 */
public record PluginJar(
    Map<String, String> sources, Map<String, String> resources, List<String> options) {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /** Returns a jar with nothing in it. */
  public static PluginJar empty() {
    return new PluginJar(Map.of(), Map.of(), List.of());
  }

  /** Returns a module {@code com.acme.NAME} with one optimizer of that name. */
  public static PluginJar optimizer(String name) {
    return empty()
        .source("module-info", moduleInfo(name, ""))
        .source("com.acme." + name + ".Provider", provider(name, ""));
  }

  /** Returns the source of the module-info of {@link #optimizer}, with more in it. */
  public static String moduleInfo(String name, String more) {
    return """
    module com.acme.%1$s {
      requires nn.api;
      provides nn.api.optim.OptimizerProvider with com.acme.%1$s.Provider;
      %2$s
    }
    """
        .formatted(name, more);
  }

  /** Returns the source of a provider of plain gradient descent; {@code members} go into it. */
  public static String provider(String name, String members) {
    return """
    package com.acme.%1$s;
    import module nn.api;
    public final class Provider implements RuleProvider {
      %2$s
      @Override public Descriptor descriptor() { return Descriptor.of("%1$s", "A test."); }
      @Override public Rule rule(Hyperparameters values) {
        return (ElementwiseRule) (step, e) -> {
          for (int i = e.from(); i < e.to(); i++) { e.values()[i] -= e.gradients()[i]; }
        };
      }
    }
    """
        .formatted(name, members);
  }

  /** Returns the jar with the source of one more type, {@code module-info} included. */
  public PluginJar source(String type, String text) {
    Map<String, String> more = new LinkedHashMap<>(sources);
    more.put(type, text);
    return new PluginJar(more, resources, options);
  }

  /** Returns the jar with one more file, {@code META-INF/services/…} or another. */
  public PluginJar resource(String path, String text) {
    Map<String, String> more = new LinkedHashMap<>(resources);
    more.put(path, text);
    return new PluginJar(sources, more, options);
  }

  /** Returns the jar, compiled with more arguments of javac. */
  public PluginJar compiledWith(String... arguments) {
    List<String> more = new ArrayList<>(options);
    more.addAll(List.of(arguments));
    return new PluginJar(sources, resources, more);
  }

  /** Writes the jar, and the folders above it; returns its path. */
  public Path write(Path jar) throws IOException {
    Files.createDirectories(Objects.requireNonNull(jar.getParent(), "a jar lies in a folder"));
    Path work = Files.createTempDirectory("plugin-jar");
    try {
      pack(work, jar);
    } finally {
      delete(work);
    }
    return jar;
  }

  private void pack(Path work, Path jar) throws IOException {
    Path classes = Files.createDirectories(work.resolve("classes"));
    if (!sources.isEmpty()) {
      compile(work, classes);
    }
    for (Map.Entry<String, String> resource : resources.entrySet()) {
      Path file = classes.resolve(resource.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, resource.getValue());
    }
    List<String> arguments = new ArrayList<>(List.of("--create", "--file", jar.toString()));
    if (resources.containsKey(MANIFEST)) {
      arguments.addAll(List.of("--manifest", classes.resolve(MANIFEST).toString()));
    }
    arguments.addAll(List.of("-C", classes.toString(), "."));
    run("jar", arguments.toArray(String[]::new));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void compile(Path work, Path classes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-p", modulePath()));
    if (!sources.containsKey("module-info")) {
      arguments.addAll(List.of("--add-modules", "nn.api", "--add-reads", "ALL-UNNAMED=nn.api"));
    }
    arguments.addAll(options);
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    run("javac", arguments.toArray(String[]::new));
  }

  /** Returns where the nn.api of this test lies. */
  public static String api() {
    try {
      return Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns nn.api and the annotations that compiling against it needs. */
  public static String modulePath() {
    String all =
        System.getProperty("jdk.module.path", "")
            + File.pathSeparator
            + System.getProperty("java.class.path", "");
    return Stream.concat(
            Stream.of(api()),
            Arrays.stream(all.split(File.pathSeparator)).filter(each -> each.contains("jspecify")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void run(String tool, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    int exit = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    assertEquals(0, exit, tool + ": " + output);
  }
}
