/** The walk from one neuron to a trained network, in small programs; each has a {@code main}. */
module nn.examples {
  requires static org.jspecify;
  requires nn.layers;
  requires nn.plot;

  opens nn.examples to
      com.google.guice;
}
