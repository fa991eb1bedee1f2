package nn.autograd.optimizer;

/** An algorithm that knows what decoupled weight decay leaves of values. */
interface Decaying {

  /** Returns what the next step leaves of a parameter's values, by its path; 1 without decay. */
  double keptByDecay(String path);
}
