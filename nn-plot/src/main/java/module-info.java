/** Pictures of lines, all of one look; for the command, the examples and the benchmarks alone. */
@SuppressWarnings("module") // they are compiled later
module nn.plot {
  requires static org.jspecify;
  requires java.desktop;
  requires xchart;

  exports nn.plot to
      nn.lab,
      nn.examples;
}
