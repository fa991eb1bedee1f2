package nn.autograd;

import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import nn.api.optim.Scalar;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.optimizer.ScalarCell;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/** Creates one schedule with those inside it, and holds what they remember. */
final class ScheduleState implements ScheduleContext {
  private final Registry<ScheduleProvider> registry;
  private final String place;
  private final String prefix;
  private final SequencedMap<String, Scalar> scalars;
  private final OptionalLong length;
  private boolean creating = true;

  private ScheduleState(
      Registry<ScheduleProvider> registry,
      String place,
      String prefix,
      SequencedMap<String, Scalar> scalars,
      OptionalLong length) {
    this.registry = registry;
    this.place = place;
    this.prefix = prefix;
    this.scalars = scalars;
    this.length = length;
  }

  /**
   * Creates a schedule.
   *
   * @param scalars receives its numbers, by names that start with what it drives: {@code lr/}
   * @throws InvalidConfigException if it needs to know how long training lasts and does not
   */
  static Schedule create(
      Registry<ScheduleProvider> registry,
      Attachment attachment,
      SequencedMap<String, Scalar> scalars) {
    String prefix = attachment.spec().drives() + "/";
    return new ScheduleState(registry, attachment.place(), prefix, scalars, attachment.length())
        .create(attachment.spec().schedule());
  }

  private Schedule create(Spec spec) {
    RegisteredPlugin<ScheduleProvider> plugin = registry.get(spec.name());
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    try {
      return plugin.call("create", () -> plugin.provider().create(values, this));
    } catch (PluginException e) {
      if (e.getCause() instanceof UnknownLength unknown) {
        throw new InvalidConfigException(unknown.problems());
      }
      throw e;
    } finally {
      creating = false;
    }
  }

  @Override
  public Scalar scalar(String name, double initial) {
    checkCreating("scalar");
    Scalar number = new ScalarCell(initial);
    if (scalars.putIfAbsent(prefix + name, number) != null) {
      throw new IllegalArgumentException("number '" + prefix + name + "' is allocated already");
    }
    return number;
  }

  @Override
  public Schedule inner(String name, Spec spec) {
    return inner(name, spec, length);
  }

  @Override
  public Schedule inner(String name, Spec spec, OptionalLong ownLength) {
    checkCreating("inner");
    Problems problems = Problems.at("schedule " + prefix + name);
    registry.check(spec, null, problems);
    problems.throwIfAny();
    try {
      return new ScheduleState(
              registry, place + "." + name, prefix + name + "/", scalars, ownLength)
          .create(spec);
    } catch (InvalidConfigException e) {
      throw new UnknownLength(e.problems());
    }
  }

  @Override
  public OptionalLong length() {
    return length;
  }

  @Override
  public long lengthInsteadOf(Hyperparameter<?> hyperparameter) {
    return length.orElseThrow(() ->
        new UnknownLength(
            List.of(
                new Problem(
                    place + "." + hyperparameter,
                    "must be given, as nobody said how long training lasts; or attach the schedule"
                        + " with a TrainingLength"))));
  }

  private void checkCreating(String method) {
    if (!creating) {
      throw new IllegalStateException(method + " may only be called while the schedule is created");
    }
  }

  /** Passes through the plugin that asked; it is not the plugin's fault. */
  private static final class UnknownLength extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    UnknownLength(List<Problem> problems) {
      super(problems.toString());
      this.problems = problems;
    }

    List<Problem> problems() {
      return problems;
    }
  }
}
