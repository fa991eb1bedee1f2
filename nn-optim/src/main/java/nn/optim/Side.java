package nn.optim;

import java.util.Locale;
import nn.api.Shape;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterState;
import nn.api.optim.Slot;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** A side of a parameter seen as a matrix, for which a rule keeps square matrices. */
enum Side {
  ROWS,
  COLUMNS;

  static final Hyperparameter<Long> PRECONDITION_FREQUENCY =
      Hyperparameter.whole(
          "precondition_frequency", Range.atLeast(1), "Steps between two decompositions.");
  static final Hyperparameter<Long> MAX_PRECONDITION_DIM =
      Hyperparameter.whole(
          "max_precondition_dim",
          Range.closed(1, 46_340), // whose square an array still holds
          "Sides of a weight that are longer go without a matrix; decomposing takes dim³.");

  int length(Shape shape) {
    return this == ROWS ? Matrix.rows(shape) : Matrix.columns(shape);
  }

  /** Returns a slot with a matrix per side of at most a length, of a parameter of some rank. */
  Slot slot(String name, Slot.Role role, long longest, int leastRank) {
    return Slot.zeros(name + "_" + name().toLowerCase(Locale.ROOT), role)
        .shaped(shape -> Shape.of(length(shape), length(shape)))
        .where(shape -> shape.rank() >= leastRank && length(shape) <= longest);
  }

  /** Returns g gᵀ, or gᵀ g, in scratch space. */
  Matrix gram(ParameterState p, Matrix g) {
    int n = this == ROWS ? g.rows() : g.columns();
    return p.scratch(n, n).assignGram(this == ROWS ? g : g.transposed());
  }

  /** Returns a g, or g aᵀ, in scratch space. */
  Matrix multiply(ParameterState p, Matrix a, Matrix g) {
    Matrix product = p.scratch(g.rows(), g.columns());
    return this == ROWS ? product.assignProduct(a, g) : product.assignProduct(g, a.transposed());
  }
}
