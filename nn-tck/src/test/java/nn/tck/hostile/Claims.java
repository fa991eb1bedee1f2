package nn.tck.hostile;

import java.util.Set;
import nn.tck.Law;

/** A provider whose author claims more or fewer laws than usual. */
interface Claims {
  Set<Law> laws();
}
