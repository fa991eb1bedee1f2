package nn.autograd.registry;

/** A class loader that reads copies of jars, and knows which jars they are copies of. */
public interface Relocated {
  /** Returns the path of the jar that the user put somewhere. */
  String original(String copy);
}
