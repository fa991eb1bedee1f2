package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nn.api.plugin.Stability;

/**
 * What a parameter does in its model; groups of an optimizer choose parameters by it.
 *
 * <p>The module that makes a parameter says its role. It is no part of a checkpoint.
 */
@Stability(STABLE)
public enum ParameterRole {
  /** The weight of a layer inside the model, as of a linear layer; what nothing else fits. */
  WEIGHT,
  /** Numbers that a layer adds to its outputs; that of an output layer too. */
  BIAS,
  /** Scales and shifts of a normalization. */
  NORM,
  /** A table with a row for each thing that has a number, such as a word. */
  EMBEDDING,
  /** The weight of the layer whose outputs are the model's, such as logits. */
  OUTPUT,
  /** Numbers of an activation function that are trained, such as the slopes of PReLU. */
  ACTIVATION;

  /** Returns the role that a config calls by a word, or empty if there is none. */
  public static Optional<ParameterRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.toString().equals(word)).findFirst();
  }

  /** Returns the words for all roles. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ParameterRole::toString).toList();
  }

  /** Returns the word that configs and messages have: {@code weight}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
