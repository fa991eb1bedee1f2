package nn.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;
import nn.tck.layer.EvaluationChecks;
import nn.tck.layer.LayerUse;
import nn.tck.layer.MisfitCheck;
import nn.tck.layer.RepeatChecks;
import nn.tck.layer.Samples;
import nn.tck.layer.ShapeChecks;
import nn.tck.layer.SlopeCheck;
import nn.tck.layer.StateChecks;
import nn.tck.layer.TraceCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every layer must hold. An author writes
 *
 * <pre>{@code
 * final class ScaleTest extends LayerTck {
 *   protected LayerProvider provider() {
 *     return new Scale();
 *   }
 *
 *   protected Shape input() {
 *     return Shape.of(3, 5);
 *   }
 * }
 * }</pre>
 *
 * <p>and overrides {@link #configurations()} if a hyperparameter has no default or some branch is
 * off by default. The smaller the samples, the sooner the tests are done.
 */
public abstract class LayerTck extends PluginTck<LayerProvider> {

  /** For subclasses. */
  protected LayerTck() {}

  /**
   * Returns the shape of one sample of what comes in, without the dimension of the batch; it must
   * fit all {@link #configurations()}.
   */
  protected abstract Shape input();

  /**
   * Returns the numbers of a batch; by default normally distributed. A layer that looks numbers up
   * gives whole ones.
   *
   * @param count how many
   * @param random where random values come from
   */
  protected float[] values(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * Returns whether the output is differentiable by the input; true by default, and false for a
   * layer that looks numbers up. Kinks do not matter.
   */
  protected boolean inputHasGradient() {
    return true;
  }

  /**
   * Returns whether gradients are derivatives; true by default, and false for a layer that gives
   * others on purpose, such as one that rounds and passes the gradient through.
   */
  protected boolean gradientsAreDerivatives() {
    return true;
  }

  /**
   * Returns whether in evaluation a sample's output depends on that sample alone; true by default,
   * and false for a layer that computes statistics of the batch even then.
   */
  protected boolean samplesAreIndependent() {
    return true;
  }

  /** Returns files with recorded traces, of this layer and others; none by default. */
  protected List<Path> traces() {
    return List.of();
  }

  @Override
  final Spec defaults() {
    return Spec.of(subject().descriptor().name());
  }

  @Override
  final Subject<LayerProvider> subject() {
    return new Subject<>(PluginKind.LAYER, provider());
  }

  private Samples samples() {
    return new Samples(input(), this::values, inputHasGradient(), samplesAreIndependent());
  }

  @Override
  final Subject.Check use() {
    return new LayerUse(samples())::use;
  }

  @Override
  final Subject.Check useBorders() {
    return new LayerUse(samples())::useIfFitting;
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreTheSlopes() {
    return eachSeed((nn, spec, numbers) -> {
      Assumptions.assumeTrue(gradientsAreDerivatives(), "gradients are others on purpose");
      new SlopeCheck(subject(), samples()).gradientsAreTheSlopes(nn, spec, numbers);
    });
  }

  @TestFactory
  Stream<DynamicTest> outputShapeIsTold() {
    return each(new ShapeChecks(subject(), samples())::outputShapeIsTold);
  }

  @TestFactory
  Stream<DynamicTest> planTellsTheSizes() {
    return each(new ShapeChecks(subject(), samples())::planTellsTheSizes);
  }

  @TestFactory
  Stream<DynamicTest> misfitsAreRefused() {
    return each(new MisfitCheck(subject(), samples())::misfitsAreRefused);
  }

  @TestFactory
  Stream<DynamicTest> evaluationChangesNothing() {
    return eachSeed(new EvaluationChecks(subject(), samples())::evaluationChangesNothing);
  }

  @TestFactory
  Stream<DynamicTest> samplesDoNotSeeEachOther() {
    return eachSeed((nn, spec, numbers) -> {
      Assumptions.assumeTrue(samplesAreIndependent(), "samples depend on each other, as it says");
      new EvaluationChecks(subject(), samples()).samplesAreIndependent(nn, spec, numbers);
    });
  }

  @TestFactory
  Stream<DynamicTest> savedModelGivesTheSame() {
    return each(new StateChecks(subject(), samples())::savedModelGivesTheSame);
  }

  @TestFactory
  Stream<DynamicTest> resumedTrainingContinues() {
    return eachSeed(new StateChecks(subject(), samples())::resumedTrainingContinues);
  }

  @TestFactory
  Stream<DynamicTest> sameCallsGiveSameBits() {
    return each(new RepeatChecks(subject(), samples())::sameCallsGiveSameBits);
  }

  @TestFactory
  Stream<DynamicTest> threadsDoNotShow() {
    return each(new RepeatChecks(subject(), samples())::threadsDoNotShow);
  }

  @TestFactory
  Stream<DynamicTest> inputsAreNotChanged() {
    return eachSeed(new RepeatChecks(subject(), samples())::inputsAreNotChanged);
  }

  @TestFactory
  Stream<DynamicTest> layersAreIndependent() {
    return eachSeed(new RepeatChecks(subject(), samples())::layersAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> callsAreIndependent() {
    return eachSeed(new RepeatChecks(subject(), samples())::callsAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> followsTraces() {
    return casesOf(traces())
        .map(trace -> DynamicTest.dynamicTest(trace.where(), () -> follow(trace)));
  }

  private void follow(Trace trace) {
    TraceCheck check = new TraceCheck(subject());
    subject()
        .check(TraceCheck.spec(trace), (nn, same, numbers) -> check.followsTrace(nn, same, trace));
  }
}
