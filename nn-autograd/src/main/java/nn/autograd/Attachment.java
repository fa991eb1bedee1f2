package nn.autograd;

import java.util.List;
import java.util.OptionalLong;
import nn.autograd.registry.AttachedSpec;
import nn.autograd.registry.Drivables.Drivable;

/**
 * A schedule that is to be attached.
 *
 * @param spec what the config says
 * @param place where it says so: {@code schedule[0]}
 * @param warmUp what comes before it
 * @param length its own steps in the whole training, if that is known
 * @param driven what it drives, all of one name
 */
record Attachment(
    AttachedSpec spec, String place, WarmUp warmUp, OptionalLong length, List<Drivable> driven) {}
