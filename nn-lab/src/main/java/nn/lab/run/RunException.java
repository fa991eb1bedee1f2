package nn.lab.run;

/** A run cannot go on, and the message tells the user why and what to do. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public RunException(String message) {
    super(message);
  }
}
