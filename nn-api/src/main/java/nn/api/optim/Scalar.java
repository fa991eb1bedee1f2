package nn.api.optim;

/** One number of an optimizer's or schedule's state; saved, restored and reset by the framework. */
public interface Scalar {

  /** Returns the number. */
  double get();

  /** Changes the number. */
  void set(double value);
}
