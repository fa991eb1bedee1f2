package nn.autograd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import nn.api.optim.Optimizer;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.AttachedSpec;
import nn.autograd.registry.Drivables;
import nn.autograd.registry.Drivables.Drivable;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SpecParser;
import org.jspecify.annotations.Nullable;

/**
 * Creates schedules by name and attaches them to optimizers.
 *
 * <p>The key {@code drives} of a spec names the hyperparameter that the schedule changes; it is
 * {@code lr} where none is given: {@code step_lr(step_size=10, drives=weight_decay)}. A number of a
 * list is {@code drives="betas[0]"}. A name alone is that of the outermost optimizer that has it;
 * {@code drives=inner.lr} is that of the optimizer inside a wrapper.
 *
 * <p>The key {@code warmup} puts a rise before the schedule: {@code step_lr(step_size=10,
 * warmup=5)}. In n steps it takes 1/(n + 1), 2/(n + 1), … n/(n + 1) of the schedule's first value;
 * at the next step the schedule begins with its step 0. The number counts steps of the schedule;
 * {@code 500 steps} and {@code 2 epochs} need a {@link TrainingLength}.
 */
public final class Schedules {
  private final Registry<ScheduleProvider> registry;

  Schedules(Registry<ScheduleProvider> registry) {
    this.registry = registry;
  }

  /**
   * Attaches a schedule; its value at step 0 is in force at once.
   *
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public Scheduler attach(String text, Optimizer optimizer) {
    return attach(SpecParser.parse(text), optimizer);
  }

  /**
   * Attaches a schedule that may ask how long training lasts.
   *
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public Scheduler attach(String text, Optimizer optimizer, TrainingLength length) {
    return attach(SpecParser.parse(text), optimizer, length);
  }

  /**
   * Attaches a schedule; its value at step 0 is in force at once.
   *
   * @throws InvalidConfigException listing everything that is wrong with the spec
   */
  public Scheduler attach(Spec spec, Optimizer optimizer) {
    return attach(List.of(spec), optimizer, null, Problems.at("schedule"), false);
  }

  /**
   * Attaches a schedule that may ask how long training lasts.
   *
   * @throws InvalidConfigException listing everything that is wrong with the spec
   */
  public Scheduler attach(Spec spec, Optimizer optimizer, TrainingLength length) {
    return attach(List.of(spec), optimizer, length, Problems.at("schedule"), false);
  }

  /**
   * Attaches schedules that drive different hyperparameters; their values at step 0 are in force at
   * once.
   *
   * @throws InvalidConfigException listing everything that is wrong with the specs
   */
  public Scheduler attach(List<Spec> specs, Optimizer optimizer) {
    return attach(specs, optimizer, null, Problems.at("schedule"), true);
  }

  /**
   * Attaches schedules that drive different hyperparameters and may ask how long training lasts.
   *
   * @throws InvalidConfigException listing everything that is wrong with the specs
   */
  public Scheduler attach(List<Spec> specs, Optimizer optimizer, TrainingLength length) {
    return attach(specs, optimizer, length, Problems.at("schedule"), true);
  }

  private Scheduler attach(
      List<Spec> specs,
      Optimizer optimizer,
      @Nullable TrainingLength length,
      Problems problems,
      boolean numbered) {
    Drivables drivables = Drivables.of(optimizer.groups());
    Set<Drivable> taken = new LinkedHashSet<>();
    List<Attachment> attachments = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      Problems here = numbered ? problems.in(i) : problems;
      AttachedSpec spec = AttachedSpec.read(specs.get(i), registry, here);
      drivables.check(spec.drives(), "the optimizer", here.in(AttachedSpec.DRIVES));
      List<Drivable> named = drivables.named(spec.drives());
      if (!Collections.disjoint(taken, named)) {
        here.in(AttachedSpec.DRIVES).addValue(spec.drives(), AttachedSpec.DRIVEN_ALREADY);
      }
      taken.addAll(named);
      WarmUp warmUp = WarmUp.of(spec.warmUp(), length, here.in(AttachedSpec.WARM_UP));
      OptionalLong own =
          length == null
              ? OptionalLong.empty()
              : OptionalLong.of(warmUp.leftOf(length.scheduleSteps()));
      attachments.add(new Attachment(spec, here.path(), warmUp, own, named));
    }
    problems.throwIfAny();
    return new Scheduler(
        attachments.stream()
            .map(attachment -> Driver.of(registry, attachment, optimizer.groups()))
            .toList());
  }

  /** Reports everything that is wrong with a spec, whatever optimizer it will be attached to. */
  public void check(Spec spec, Problems problems) {
    AttachedSpec.read(spec, registry, problems);
  }

  /** Returns all schedules, ordered by name. */
  public List<RegisteredPlugin<ScheduleProvider>> list() {
    return registry.list();
  }

  /**
   * Returns the schedule with a name or an alias.
   *
   * @throws InvalidConfigException if there is none
   */
  public RegisteredPlugin<ScheduleProvider> get(String name) {
    return registry.get(name);
  }
}
