package nn.tck.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.CreatedLayer;
import nn.autograd.LayerOptions;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import nn.autograd.registry.PluginException;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether a layer takes an input of another shape as it says, or refuses it as it should. */
public final class MisfitCheck {
  private static final String ADVICE =
      "; throw an InputShapeException that begins with what the layer needs, in create(), in"
          + " outputShape() and in forward()";

  private final Subject<LayerProvider> subject;
  private final Samples samples;

  /** Creates the check. */
  public MisfitCheck(Subject<LayerProvider> subject, Samples samples) {
    this.subject = subject;
    this.samples = samples;
  }

  /** Checks shapes that are a little different. */
  public void misfitsAreRefused(Nn nn, Spec spec, Numbers numbers) {
    CreatedLayer fitting = create(nn, spec, samples.shape());
    fitting.mode().eval();
    for (Shape other : others(samples.shape())) {
      check(nn, fitting.layer(), spec + " for samples of shape " + samples.shape(), other, numbers);
      Optional<CreatedLayer> made =
          unlessRefused(
              spec + ", created for samples of shape " + other, () -> create(nn, spec, other));
      made.ifPresent(layer -> checkMade(nn, layer, spec, other, numbers));
    }
  }

  private static CreatedLayer create(Nn nn, Spec spec, Shape shape) {
    return nn.layers().create(spec, shape, LayerOptions.of(new RandomSource(1)));
  }

  private void checkMade(Nn nn, CreatedLayer made, Spec spec, Shape shape, Numbers numbers) {
    made.mode().eval();
    String what = spec + " for samples of shape " + shape;
    if (check(nn, made.layer(), what, shape, numbers).isEmpty()) {
      throw Contract.MISFITS_ARE_REFUSED.broken(
          subject, "with " + what + ": it was created for this shape, but refuses it" + ADVICE);
    }
  }

  /** Returns the shape of the output for a batch; empty if it was refused. */
  private Optional<Shape> check(Nn nn, Layer layer, String what, Shape shape, Numbers numbers) {
    String with = what + ", given samples of shape " + shape;
    Samples other = samples.withShape(shape);
    int count = count();
    Tensor batch = nn.tensor(other.batch(count), other.numbers(count, "x", numbers));
    Optional<Shape> told =
        unlessRefused("outputShape of " + with, () -> layer.outputShape(shape))
            .map(output -> Samples.batch(count, output));
    Optional<Shape> made =
        unlessRefused("forward of " + with, () -> nn.noGrad(() -> layer.forward(batch)).shape());
    if (!told.equals(made)) {
      throw Contract.MISFITS_ARE_REFUSED.broken(
          subject,
          "with "
              + with
              + ": for a batch of "
              + count
              + " outputShape "
              + said(told)
              + ", but forward "
              + said(made)
              + ADVICE);
    }
    return made;
  }

  /** Returns as many samples as a first dimension is long, so that they may be taken for it. */
  private int count() {
    return samples.shape().rank() < 2 ? 2 : samples.shape().length(0);
  }

  private static String said(Optional<Shape> shape) {
    return shape.map(each -> "gives " + each).orElse("refuses it");
  }

  private <R> Optional<R> unlessRefused(String what, Supplier<R> body) {
    try {
      return Optional.of(body.get());
    } catch (InputShapeException e) {
      return Optional.empty();
    } catch (PluginException e) {
      throw Contract.MISFITS_ARE_REFUSED.broken(
          subject, "with " + what + ": " + e.getMessage() + ADVICE, e);
    }
  }

  /** Returns shapes of more and of fewer dimensions, and those that differ in one length. */
  private static Set<Shape> others(Shape shape) {
    List<int[]> others = new ArrayList<>();
    int[] lengths = shape.toArray();
    others.add(Samples.batch(2, shape).toArray());
    others.add(new int[0]);
    if (lengths.length > 0) {
      others.add(Arrays.copyOf(lengths, lengths.length - 1));
      others.add(Arrays.copyOfRange(lengths, 1, lengths.length));
    }
    for (int dim = 0; dim < lengths.length; dim++) {
      for (int length : new int[] {lengths[dim] + 1, lengths[dim] - 1, 1}) {
        int[] other = lengths.clone();
        other[dim] = Math.max(1, length);
        others.add(other);
      }
    }
    Set<Shape> shapes = new LinkedHashSet<>();
    others.forEach(each -> shapes.add(Shape.of(each)));
    shapes.remove(shape);
    return shapes;
  }
}
