package nn.tck.contract;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plugin must hold: the sentence that says so, and where it is written. */
public enum Contract {
  /** It can be found. */
  PROVIDER_IS_REGISTERED(
      "nn.api.plugin.Plugin", "providers that the framework finds with java.util.ServiceLoader"),
  /** It can be made. */
  PROVIDER_CAN_BE_CONSTRUCTED(
      "nn.api.plugin.Plugin", "A provider has a public constructor without arguments"),
  /** It says the same of itself each time. */
  DESCRIPTOR_IS_CONSTANT("nn.api.plugin.Plugin", "always an equal value"),
  /** It says who it is. */
  DESCRIPTOR_IS_COMPLETE(
      "nn.tck",
      "A plugin says what it is: a summary, a reference and the meaning of each hyperparameter."),
  /** Values out of range are refused. */
  RANGES_ARE_ENFORCED(
      "nn.api.plugin.HyperparameterType",
      "null if the given one is of another type or out of range"),
  /** Values in range are accepted. */
  VALUES_IN_RANGE_WORK("nn.api.plugin.Hyperparameters", "each valid by itself"),
  /** It works. */
  NEITHER_THROWS_NOR_RETURNS_NULL(
      "nn.tck", "On valid input a plugin neither throws nor returns null."),
  /** Chance, clocks and addresses play no part. */
  SAME_CALLS_GIVE_SAME_BITS("nn.tck", "The same calls with the same numbers give the same bits."),
  /** It agrees with its reference. */
  TRACES_AGREE("nn.tck", "A plugin agrees with the recorded traces of its reference."),

  /** Ranges may be cut anywhere. */
  ELEMENTS_ARE_INDEPENDENT(
      "nn.api.optim.ElementwiseRule", "changes element i by looking at element i alone"),
  /** Others may be left out. */
  PARAMETERS_ARE_INDEPENDENT(
      "nn.api.optim.OptimizerProvider",
      "What it does to a parameter depends on that parameter alone: the others may be left out, and"
          + " no bit changes."),
  /** The order in which parameters come is nobody's concern. */
  ORDER_OF_PARAMETERS_DOES_NOT_SHOW(
      "nn.tck", "The order in which parameters come does not show in the bits."),
  /** Parts of a sweep may be cut anywhere. */
  PARTS_ARE_INDEPENDENT(
      "nn.api.optim.Sweep",
      "The elements come in parts, in no order and several at once, so a body may touch only its"
          + " part, and local variables."),
  /** Who says that it reads does not write. */
  READING_CHANGES_NO_VALUES(
      "nn.api.optim.Sweep",
      "Runs a body that may change state, and in a transform of gradients these, but no values."),
  /** Scratch matrices are lent. */
  SCRATCH_HOLDS_NOTHING(
      "nn.api.optim.ParameterState",
      "Returns a matrix to compute in, whose contents are undefined; it is the framework's again"
          + " when the update returns."),
  /** Several ranges of a parameter may be updated at once. */
  NUMBERS_CHANGE_IN_BEGIN(
      "nn.api.optim.Step",
      "Ranges of one parameter run on several threads, so an ElementwiseRule changes a number in"
          + " ElementwiseRule#begin alone."),
  /** What is declared is declared. */
  SLOTS_ARE_CONSTANT(
      "nn.api.optim.Slot", "Declare slots as constants: a rule reads its state by them."),
  /** What was is gone. */
  OLD_GRADIENTS_DO_NOT_SHOW(
      "nn.tck", "A gradient that was forgotten by zeroGrad is not read again."),
  /** Transforms of gradients leave the rest alone. */
  TRANSFORM_LEAVES_VALUES_ALONE(
      "nn.api.optim.GradientTransformProvider",
      "changes gradients where they lie, before the optimizer reads them, and leaves the values"
          + " alone"),
  /** No NaN from nothing. */
  GRADIENTS_STAY_FINITE(
      "nn.tck", "A transform of gradients makes neither NaN nor infinity from finite gradients."),
  /** Showing leaves no trace. */
  SHOWING_CHANGES_NO_STATE(
      "nn.api.optim.EvaluationWeights",
      "Writes the weights to evaluate with over the values; the state must not be changed."),
  /** It stays inside its range. */
  ONLY_THE_RANGE_IS_TOUCHED("nn.api.optim.Elements", "Only indices in [from, to) may be touched."),
  /** Gradients are read alone. */
  GRADIENTS_ARE_NOT_CHANGED("nn.api.optim.Elements", "The gradients must not be changed"),
  /** A rule has no memory of its own. */
  STATE_LIES_IN_SLOTS(
      "nn.api.optim.Rule", "Everything it remembers between steps lies in its Slots."),
  /** An algorithm has no memory of its own. */
  STATE_IS_ALLOCATED(
      "nn.api.optim.OptimizerAlgorithm", "All state lies in what OptimizerContext allocates"),
  /** Threads do not show. */
  THREADS_DO_NOT_SHOW("nn.api.kernel.Workers", "or on the thread they run on"),
  /** Nothing is shared between two optimizers. */
  PROVIDER_HOLDS_NO_STATE("nn.api.plugin.Plugin", "holds no state"),
  /** No gradient, no change. */
  PARAMETERS_WITHOUT_GRADIENT_STAY(
      "nn.api.optim.Optimizer", "Changes every parameter that has a gradient, once."),
  /** A skipped step is none. */
  SKIPPED_STEPS_ARE_NOT_COUNTED(
      "nn.api.optim.Step",
      "A parameter that got no gradient in a training step is skipped and not counted."),
  /** Groups have values of their own. */
  GROUPS_ARE_RESPECTED("nn.api.optim.Step", "Returns a hyperparameter in its group"),
  /** A schedule's value is in force. */
  SCHEDULES_ARE_RESPECTED(
      "nn.api.optim.ParameterGroup", "Changes a schedulable hyperparameter from the next step on."),
  /** Evaluation leaves no trace. */
  TRAINED_WEIGHTS_RETURN(
      "nn.api.optim.OptimizerAlgorithm",
      "The parameters hold the trained weights again when this returns, also by an exception."),
  /** A step is made, or it is not. */
  FAILED_STEPS_CHANGE_NOTHING(
      "nn.tck",
      "A step whose evaluation fails, as it does at a gradient that is not finite, ends with that"
          + " failure and leaves parameters and state as they were."),
  /** No NaN from nothing. */
  VALUES_STAY_FINITE(
      "nn.tck", "Gradients from 0 and the smallest floats to 10⁶ leave finite values."),
  /** A long run is one as well. */
  LATE_STEPS_WORK("nn.tck", "Steps beyond the 2³¹st leave finite values."),
  /** It computes what its author says. */
  FOLLOWS_REFERENCE(
      "nn.tck.Reference",
      "After t steps the optimizer may be off by what t rounded steps can add up to."),
  /** No learning rate, no change. */
  ZERO_LEARNING_RATE_STANDS_STILL(
      "nn.tck.Law", "A learning rate of 0 leaves parameters as they are, to the bit."),
  /** No gradient, no change. */
  ZERO_GRADIENT_STANDS_STILL(
      "nn.tck.Law",
      "Gradients that are 0 from the first step on leave parameters as they are, to the bit, if"
          + " weight_decay is 0 or there is none."),
  /** Left is like right. */
  MIRRORED(
      "nn.tck.Law", "Negated parameters and gradients give the negated parameters, to the bit."),
  /** It scales with its gradients. */
  LINEAR_IN_SCALE(
      "nn.tck.Law", "Parameters and gradients times 2¹⁰ give parameters times 2¹⁰, to the bit."),
  /** It does not see how large gradients are. */
  INVARIANT_TO_GRADIENT_SCALE(
      "nn.tck.Law",
      "Gradients times 2¹⁰ give the same parameters, but for rounding and ε, if weight_decay is 0"
          + " or there is none."),
  /** Decay does not pass through the gradient. */
  DECOUPLED_WEIGHT_DECAY(
      "nn.tck.Law",
      "Where all gradients are 0, t steps multiply a parameter by (1 − lr · weight_decay)ᵗ."),
  /** Wrappers know what is decay. */
  DECAY_IS_TOLD(
      "nn.api.optim.Rule",
      "Returns what decoupled weight decay leaves of every value in a step, 1 − lr · λ"),
  /** Up instead of down. */
  MAXIMIZE_CLIMBS(
      "nn.tck", "With maximize an optimizer does what it would do for the negated gradients."),
  /** It optimises. */
  CONVERGES(
      "nn.tck",
      "An optimizer minimises a quadratic, descends Rosenbrock's valley and learns iris."),
  /** It can run for days. */
  ALLOCATION_IS_STEADY("nn.tck", "What a step allocates does not grow from step to step."),
  /** It can run for weeks. */
  NOTHING_PILES_UP("nn.tck", "No step leaves anything in memory but parameters and state."),
  /** What was saved can be used. */
  EARLIER_STATES_LOAD(
      "nn.tck", "States that earlier versions saved load, and training goes on from them."),
  /** Every configuration optimises a little. */
  EVERY_CONFIGURATION_DESCENDS(
      "nn.tck", "Every configuration lowers a gentle quadratic within 200 steps."),

  /** The engine may cut arrays. */
  FUNCTION_HOLDS_NO_STATE(
      "nn.api.ElementwiseFunction",
      "hold no mutable state: the engine cuts an array anywhere and runs the parts on several"
          + " threads"),
  /** Value and derivative belong together. */
  DERIVATIVE_IS_THE_SLOPE(
      "nn.tck",
      "An activation's derivative is the slope of its value, but at kinks that its author names."),
  /** No overflow. */
  ACTIVATION_IS_FINITE(
      "nn.tck", "Values and derivatives of an activation are finite from −1000 to 1000."),
  /** Inputs are read alone. */
  INPUTS_ARE_NOT_CHANGED("nn.tck", "An activation or a layer changes nothing that it reads."),

  /** Values and derivatives belong together. */
  GRADIENTS_ARE_THE_SLOPES(
      "nn.tck",
      "A layer's gradients, of its input and of each parameter, are the slopes of its output, in"
          + " training and in evaluation."),
  /** Networks are planned by it. */
  OUTPUT_SHAPE_IS_TOLD("nn.api.layer.Layer", "Returns the shape of one sample's output"),
  /** Networks are planned by it. */
  PLAN_TELLS_THE_SIZES(
      "nn.api.layer.LayerProvider",
      "The framework may also call this only to learn shapes and sizes."),
  /** A misfit is no fault of a plugin, if it says so. */
  MISFITS_ARE_REFUSED(
      "nn.api.layer.Layer", "@throws InputShapeException if the input's shape does not fit"),
  /** Evaluation leaves no trace. */
  EVALUATION_CHANGES_NOTHING(
      "nn.tck",
      "In evaluation a layer gives the same bits each time, changes no buffer and draws no random"
          + " number."),
  /** Nobody knows who comes along. */
  SAMPLES_ARE_INDEPENDENT(
      "nn.tck",
      "In evaluation a sample's output does not depend on the other samples of the batch, but for"
          + " rounding and for layers whose author says so."),
  /** A layer has no memory of its own. */
  LAYER_STATE_IS_SAVED(
      "nn.api.layer.Layer",
      "Its parameters, buffers and random numbers are those that its LayerContext made; the"
          + " framework trains, saves and restores them."),
  /** Threads do not show. */
  RESULTS_DO_NOT_DEPEND_ON_THREADS(
      "nn.api.ArrayOperation",
      "the threads, which share work; results must not depend on their number"),
  /** A layer may stand in a network twice. */
  CALLS_ARE_INDEPENDENT(
      "nn.tck",
      "A layer may be used again between the forward and the backward pass of a use, and no bit of"
          + " that changes."),

  /** A schedule is a function. */
  SCHEDULE_IS_A_FUNCTION(
      "nn.api.schedule.Schedule", "The value of a hyperparameter as a function of the step."),
  /** A schedule has no memory of its own. */
  SCHEDULE_STATE_IS_ALLOCATED(
      "nn.api.schedule.Schedule", "What a schedule remembers lies in its ScheduleContext."),
  /** A schedule gives numbers that an optimizer takes. */
  SCHEDULE_IS_FINITE(
      "nn.tck", "A schedule's values are finite and no learning rate it gives is negative.");

  private final String place;
  private final String sentence;

  Contract(String place, String sentence) {
    this.place = place;
    this.sentence = sentence;
  }

  /** Returns the type or the package whose documentation holds the sentence. */
  public String place() {
    return place;
  }

  /** Returns the sentence, or the part of it that matters here, as it is written there. */
  public String sentence() {
    return sentence;
  }

  /** Returns the failure that says who breaks this contract, and how that was seen. */
  public AssertionError broken(Object plugin, String finding) {
    return broken(plugin, finding, null);
  }

  /** Returns the failure with what caused it. */
  public AssertionError broken(Object plugin, String finding, @Nullable Throwable cause) {
    return new AssertionError(
        plugin
            + " breaks the contract '"
            + this
            + "':\n  "
            + finding
            + "\n  Written in "
            + place
            + ": \""
            + sentence
            + "\"",
        cause);
  }

  /** Throws if two sets of arrays differ in any bit. */
  public void requireSame(
      Object plugin, Map<String, float[]> expected, Map<String, float[]> actual, String what) {
    String difference = Bits.difference(expected, actual);
    if (difference != null) {
      throw broken(plugin, "with " + what + ": " + difference);
    }
  }

  /** Throws if two sets of arrays differ in any bit, with what to do about it. */
  public void requireSame(
      Object plugin,
      Map<String, float[]> expected,
      Map<String, float[]> actual,
      String what,
      String advice) {
    String difference = Bits.difference(expected, actual);
    if (difference != null) {
      throw broken(plugin, "with " + what + ": " + difference + "; " + advice);
    }
  }

  /** Returns the name as words: {@code elements are independent}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
