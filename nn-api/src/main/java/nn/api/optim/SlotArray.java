package nn.api.optim;

/** A slot for which the framework holds arrays; read them with {@link Elements#slot(SlotArray)}. */
public interface SlotArray {

  /** Returns the declaration. */
  Slot slot();
}
