/** The walk from one neuron to a trained network, in small programs; each has a {@code main}. */
module nn.examples {
  requires static org.jspecify;
  requires nn.layers;
  requires java.desktop;
  requires xchart;

  opens nn.examples to
      com.google.guice;
}
