package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/** A slot for which the framework holds arrays; read them with {@link Elements#slot(SlotArray)}. */
@Stability(STABLE)
public interface SlotArray {

  /** Returns the declaration. */
  Slot slot();
}
