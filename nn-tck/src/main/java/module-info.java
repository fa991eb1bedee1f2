/** What a plugin author extends to test a plugin. */
module nn.tck {
  requires static org.jspecify;
  requires transitive nn.layers;
  requires transitive org.junit.jupiter.api;
  requires com.fasterxml.jackson.core;
  requires jdk.management;

  exports nn.tck;

  opens nn.tck to
      org.junit.platform.commons;
}
