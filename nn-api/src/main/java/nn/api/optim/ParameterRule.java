package nn.api.optim;

/** A rule that needs a whole parameter, its shape or its norm, as LAMB, Muon and Adafactor do. */
public non-sealed interface ParameterRule extends Rule {

  /** Changes the values and the state of one parameter from its gradient. */
  void update(Step step, ParameterState parameter);
}
