/** Lookahead around any inner optimizer, as a plugin. */
module nn.optim.lookahead {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.optim.OptimizerProvider with
      nn.optim.lookahead.Lookahead;
}
