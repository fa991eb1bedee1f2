package nn.lab.config;

/** For which command a config is read; it decides which keys count. */
public enum Purpose {
  /** One training: {@code optimizer} and {@code seed}. */
  TRAIN,
  /** One training an optimizer and seed: {@code compare}. */
  COMPARE
}
