package nn.tck;

/**
 * One element of a parameter under an optimizer in double precision, written as its paper does.
 *
 * <p>What it remembers lies in fields; every element gets a reference of its own.
 *
 * {@snippet :
 * final class Momentum implements Reference {
 *   private double v;
 *
 *   public double update(long t, double theta, double g) {
 *     v = 0.9 * v + g;
 *     return theta - 0.1 * v;
 *   }
 * }
 * }
 *
 * <p>After t steps the optimizer may be off by what t rounded steps can add up to. With the unit
 * roundoff u = 2⁻²⁴ that is the sum over all steps s ≤ t of u · (4 |θₛ| + 8 s · Dₛ), where Dₛ is
 * the largest step until s: each step rounds θ and what it is multiplied by, and what the state
 * holds was rounded at each of the s steps before. An optimizer whose steps jump where a sum
 * changes its sign has no such bound.
 */
@FunctionalInterface
public interface Reference {

  /**
   * Returns the element after a step.
   *
   * @param t how many steps it has made, this one included: 1 at first
   * @param theta the element before
   * @param g its gradient
   */
  double update(long t, double theta, double g);
}
