package nn.kernels.vector.product;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of the vectors of this machine.
 *
 * <p>No result depends on it: a lane holds one element of C and never meets another lane.
 */
final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int COUNT = SPECIES.length();

  /** Columns of a tile of C: two vectors. */
  static final int SLIVER = 2 * COUNT;

  private Lanes() {}
}
