package nn.tck;

import java.util.List;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Subject;
import nn.tck.optimizer.Descent;
import nn.tck.optimizer.MemoryChecks;
import nn.tck.optimizer.ParameterChecks;
import nn.tck.optimizer.RepeatChecks;
import nn.tck.optimizer.RuleChecks;
import nn.tck.optimizer.Specs;
import nn.tck.optimizer.StateChecks;
import nn.tck.optimizer.StepChecks;
import nn.tck.optimizer.SweepChecks;
import nn.tck.optimizer.Undoing;
import nn.tck.optimizer.Wrapper;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What holds for all that takes part in a step: optimizers, and transforms of gradients. */
abstract class StepTck extends PluginTck<OptimizerProvider> {

  /** Returns those checks of parameters that make sense for the kind of plugin. */
  abstract List<NamedCheck> ofParameters(ParameterChecks checks);

  @Override
  final Spec defaults() {
    return Specs.defaults(subject().descriptor());
  }

  @Override
  final Subject<OptimizerProvider> subject() {
    return new Subject<>(
        PluginKind.OPTIMIZER, provider(), new Descent(), new Wrapper(), new Undoing());
  }

  @Override
  final Subject.Check use() {
    return StepChecks::use;
  }

  @TestFactory
  Stream<DynamicContainer> elements() {
    return all(new RuleChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> parameters() {
    return all(ofParameters(new ParameterChecks(subject())));
  }

  @TestFactory
  Stream<DynamicContainer> sweeps() {
    return all(new SweepChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> repetition() {
    return all(new RepeatChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> state() {
    return all(new StateChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> memory() {
    return all(new MemoryChecks(subject()).all());
  }
}
