package nn.lab.verify;

import nn.lab.verify.Json.Place;

/**
 * A trace is not written as the format says; the message begins with the line and the column:
 * {@code 1:17: cases[0].after: expected a list of 25, found a list of 24}.
 */
final class MalformedTraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTraceException(Place place, String message) {
    super(place + ": " + message);
  }
}
