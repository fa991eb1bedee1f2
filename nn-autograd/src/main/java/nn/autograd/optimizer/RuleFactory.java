package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.ModelRule;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.ParameterRule;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Slot.PerElement;
import nn.api.optim.Slot.PerParameter;
import nn.api.optim.Slot.Shaped;
import nn.api.optim.UpdateTransform;
import nn.autograd.registry.RegisteredPlugin;

/** Makes the rules of one optimizer, allocates their state, and says what runs them. */
record RuleFactory(
    RegisteredPlugin<?> plugin,
    ParameterSet parameters,
    Groups groups,
    NodeState state,
    Resources resources) {
  private static final Slot STEP = Slot.zeros("step", Slot.Role.OTHER).perModel().whole();

  OptimizerAlgorithm create(RuleProvider provider) {
    Rule base = rule(provider, groups.base());
    if (base instanceof ModelRule rule) {
      return new ModelAlgorithm(rule, ofModel(rule), count());
    }
    Map<ParameterSet.Entry, RuleGroup> byEntry = new LinkedHashMap<>();
    for (RuleOwner owner : owners()) {
      Rule rule = owner.group().equals(groups.base()) ? base : rule(provider, owner.group());
      RuleGroup made = declared(owner, rule);
      owner.entries().forEach(entry -> byEntry.put(entry, made));
    }
    RuleGroup outside =
        RuleGroup.ofWrapper(groups.base(), List.of(), state, resources); // may have no parameter
    return new RuleAlgorithm(new RuleGroups(parameters, outside, byEntry), state.countSteps());
  }

  private RuleGroups ofModel(ModelRule rule) {
    Map<ParameterSet.Entry, RuleGroup> byEntry = new LinkedHashMap<>();
    RuleGroup base = declared(new RuleOwner(groups.base(), 0, List.of()), rule);
    for (RuleOwner owner : owners()) {
      RuleGroup made = declared(owner, rule);
      owner.entries().forEach(entry -> byEntry.put(entry, made));
    }
    return new RuleGroups(parameters, base, byEntry);
  }

  OptimizerAlgorithm create(UpdateTransform transform, OptimizerNode inner) {
    List<Slot> slots = plugin.call("slots", transform::slots);
    RuleOwner owner = new RuleOwner(groups.base(), 0, parameters.entries());
    slots.forEach(slot -> {
      requireAllowed(slot, slot.extent() instanceof Shaped || isNarrow(slot));
      state.declare(slot, owner);
    });
    RuleGroup rules = RuleGroup.ofWrapper(groups.base(), slots, state, resources);
    return new UpdateTransformAlgorithm(transform, inner, rules, count());
  }

  private Scalar count() {
    return state.count(STEP);
  }

  private List<RuleOwner> owners() {
    List<RuleOwner> owners = new ArrayList<>();
    for (Group group : groups.list()) {
      List<ParameterSet.Entry> entries =
          parameters.entries().stream().filter(entry -> groups.of(entry).equals(group)).toList();
      owners.add(new RuleOwner(group, groups.number(group), entries));
    }
    return owners;
  }

  private Rule rule(RuleProvider provider, Group group) {
    return plugin.call("rule", () -> provider.rule(group.hyperparameters()));
  }

  private RuleGroup declared(RuleOwner owner, Rule rule) {
    List<Slot> slots = plugin.call("slots", rule::slots);
    for (Slot slot : slots) {
      requireAllowed(slot, isAllowed(slot, rule));
      state.declare(slot, owner);
    }
    List<SlotStorage> elementwise =
        slots.stream().flatMap(slot -> state.storage(slot).stream()).toList();
    return new RuleGroup(owner.group(), rule, elementwise, slots, state, resources);
  }

  private static boolean isAllowed(Slot slot, Rule rule) {
    return switch (rule) {
      case ElementwiseRule _ -> isNarrow(slot);
      case ParameterRule _ -> isNarrow(slot) || slot.extent() instanceof Shaped;
      case ModelRule _ -> true;
    };
  }

  private static boolean isNarrow(Slot slot) {
    return (slot.extent() instanceof PerElement && !slot.isWhole())
        || slot.extent() instanceof PerParameter;
  }

  private static void requireAllowed(Slot slot, boolean isAllowed) {
    if (!isAllowed) {
      throw new IllegalArgumentException(
          "slot '"
              + slot.name()
              + "' has "
              + slot.extent().getClass().getSimpleName()
              + " extent: an ElementwiseRule may keep floats per element and numbers per parameter,"
              + " a ParameterRule shaped arrays too, a ModelRule anything");
    }
  }
}
