package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nn.api.Shape;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * State that an optimizer keeps from step to step; allocated, saved, restored and reset by the
 * framework.
 *
 * <p>It is one number per element unless its extent says otherwise:
 *
 * {@snippet :
 * Slot.zeros("exp_avg", FIRST_MOMENT)                                  // per element
 * Slot.zeros("row_var", SECOND_MOMENT).shaped(s -> s.without(-1))      // an array of another shape
 * Slot.filled("mu_product", OTHER, 1).perParameter()                   // one number per parameter
 * Slot.filled("d", OTHER, 1e-6).perModel()                             // one number for all
 * }
 *
 * <p>Declare slots as constants: a rule reads its state by them. Groups of one optimizer may differ
 * in the value that a slot {@linkplain #startingAt starts at}, and in nothing else.
 *
 * <p>In the arrays of a {@link Rule} a subnormal number, smaller in size than {@link
 * Float#MIN_NORMAL}, counts as zero: at fixed step counts the framework writes zero over those in
 * its state. Otherwise the moments of a unit that gets no gradient any more would stay subnormal
 * for ever and slow every step down. Values of parameters and slots that an algorithm allocates
 * itself are left alone.
 *
 * @param name unique within the optimizer, PyTorch's name where it has one: {@code exp_avg}
 * @param role what it is, so that a wrapper can find it without knowing its name
 * @param initial the value of every number at first; null to start at the parameter's values
 * @param extent what there is one number or one array for
 * @param isWhole whether its numbers are whole numbers of 64 bits instead of floats
 */
@Stability(STABLE)
public record Slot(
    String name, Role role, @Nullable Double initial, Extent extent, boolean isWhole) {

  /** What a slot holds. */
  public enum Role {
    /** A running mean of gradients: momentum. */
    FIRST_MOMENT,

    /**
     * A running mean or sum of squared gradients, or its maximum. A rule that has one sees finite
     * gradients beyond ±2⁶³ as ±2⁶³, so that their squares stay finite.
     */
    SECOND_MOMENT,

    /** Weights that follow the trained ones slowly. */
    SLOW_WEIGHTS,

    /** An average of past weights. */
    AVERAGED_WEIGHTS,

    /** A gradient of an earlier step. */
    PREVIOUS_GRADIENT,

    /** Anything else. */
    OTHER
  }

  /** What there is one number or one array for. */
  @Stability(STABLE)
  public sealed interface Extent {}

  /** One number for each element of each parameter: any rule. */
  public record PerElement() implements Extent {}

  /**
   * One array for each parameter, of a shape that follows from the parameter's: rules that see
   * whole parameters.
   *
   * @param shape the array's shape, from the parameter's
   * @param where whether a parameter of a shape has one
   */
  public record Shaped(UnaryOperator<Shape> shape, Predicate<Shape> where) implements Extent {}

  /** One number for each parameter: any rule. */
  public record PerParameter() implements Extent {}

  /** One number for each group of parameters: {@link ModelRule}s. */
  public record PerGroup() implements Extent {}

  /** One number for all parameters of the optimizer: {@link ModelRule}s. */
  public record PerModel() implements Extent {}

  /** Returns a slot that starts at zero. */
  public static Slot zeros(String name, Role role) {
    return filled(name, role, 0);
  }

  /** Returns a slot whose every number starts at a value. */
  public static Slot filled(String name, Role role, double value) {
    return new Slot(name, role, value, new PerElement(), false);
  }

  /** Returns a slot that starts at the values of the parameters. */
  public static Slot values(String name, Role role) {
    return new Slot(name, role, null, new PerElement(), false);
  }

  /** Returns this slot with another value to start at: that of a group's hyperparameter. */
  public Slot startingAt(double value) {
    return new Slot(name, role, value, extent, isWhole);
  }

  /**
   * Returns this slot as an array for each parameter, of a shape that follows from the parameter's.
   */
  public Slot shaped(UnaryOperator<Shape> shape) {
    return with(new Shaped(shape, _ -> true));
  }

  /** Returns this slot as a number for each row of a parameter seen as a matrix. */
  public Slot perRow() {
    return shaped(shape -> Shape.of(Matrix.rows(shape)));
  }

  /** Returns this slot as a number for each column of a parameter seen as a matrix. */
  public Slot perColumn() {
    return shaped(shape -> Shape.of(Matrix.columns(shape)));
  }

  /**
   * Returns this slot for parameters of some shapes alone; {@link ParameterState#has} tells.
   *
   * @throws IllegalStateException if the slot is not {@linkplain #shaped shaped}
   */
  public Slot where(Predicate<Shape> condition) {
    if (extent instanceof Shaped shaped) {
      return with(new Shaped(shaped.shape(), condition));
    }
    throw new IllegalStateException(
        "slot '" + name + "': only a shaped slot may be missing for some parameters");
  }

  /** Returns this slot as one number for each parameter. */
  public Slot perParameter() {
    return with(new PerParameter());
  }

  /** Returns this slot as one number for each group. */
  public Slot perGroup() {
    return with(new PerGroup());
  }

  /** Returns this slot as one number for all parameters. */
  public Slot perModel() {
    return with(new PerModel());
  }

  /** Returns this slot with whole numbers; not for slots with a number per element. */
  public Slot whole() {
    return new Slot(name, role, initial, extent, true);
  }

  /** Returns whether two slots can share their arrays: they differ in the initial value at most. */
  public boolean isSameAs(Slot other) {
    return name.equals(other.name)
        && role == other.role
        && extent.getClass() == other.extent.getClass()
        && isWhole == other.isWhole;
  }

  private Slot with(Extent other) {
    return new Slot(name, role, Objects.requireNonNull(initial), other, isWhole);
  }
}
