/** Experiments from a config, the {@code nn} command, results. */
module nn.lab {
  requires static org.jspecify;
  requires nn.layers;
  requires nn.plot;
  requires org.slf4j;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires org.snakeyaml.engine;
  requires java.desktop;
  requires java.net.http;
  requires jdk.management;

  provides ch.qos.logback.classic.spi.Configurator with
      nn.lab.Logging;

  // picocli sets the fields of commands by reflection
  opens nn.lab to
      info.picocli;
}
