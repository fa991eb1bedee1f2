package nn.tck.hostile;

/** As it should be. */
public final class Harmless extends Hostile {}
