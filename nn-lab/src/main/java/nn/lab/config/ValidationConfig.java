package nn.lab.config;

import java.util.OptionalInt;

/**
 * How epochs are compared.
 *
 * @param fraction the part of the training samples that is for validation, between 0 and 1
 * @param bestBy what is compared: {@link #LOSS}, {@link #ACCURACY} or the name of a metric
 * @param patience after how many epochs without improvement training ends; empty for never
 * @param minDelta an improvement is better by more than this
 */
public record ValidationConfig(
    double fraction, String bestBy, OptionalInt patience, double minDelta) {
  /** The loss, of which less is better. */
  public static final String LOSS = "loss";

  /** The share of right answers, of which more is better. */
  public static final String ACCURACY = "accuracy";
}
