package nn.tck.optimizer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the kit does to an optimizer from inside the framework.
 *
 * @param cutsParts whether it sees each part of a sweep in short pieces, the last first
 * @param spoilsScratch whether the matrices that it computes in hold no numbers, before and after
 * @param findings what was seen that must not be
 */
record Watch(boolean cutsParts, boolean spoilsScratch, Queue<String> findings) {

  static Watch ofParts() {
    return new Watch(true, false, new ConcurrentLinkedQueue<>());
  }

  static Watch ofScratch() {
    return new Watch(false, true, new ConcurrentLinkedQueue<>());
  }
}
