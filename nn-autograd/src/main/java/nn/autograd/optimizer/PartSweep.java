package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Consumer;
import nn.api.kernel.Workers;
import nn.api.optim.Part;
import nn.api.optim.Sweep;
import nn.autograd.matrix.PairwiseSum;
import nn.autograd.matrix.Sharing;

/**
 * Walks over parts of parameters.
 *
 * @param parts as long as memory likes
 * @param sumParts parts of single parameters, each cut from its first element on, so that no
 *     neighbour decides the bits of a sum
 * @param elements how many there are in all
 * @param changed is told after values may have changed
 */
record PartSweep(
    List<RulePart> parts, List<RulePart> sumParts, long elements, Workers workers, Runnable changed)
    implements Sweep {

  static PartSweep of(
      List<RulePart> parts, List<RulePart> sumParts, Workers workers, Runnable changed) {
    long elements = parts.stream().mapToLong(part -> part.to() - part.from()).sum();
    return new PartSweep(parts, sumParts, elements, workers, changed);
  }

  @Override
  public void forEach(Consumer<Part> body) {
    try {
      read(body);
    } finally {
      changed.run();
    }
  }

  @Override
  public void read(Consumer<Part> body) {
    Sharing.run(workers, parts.size(), elements, i -> parts.get(i).run(body));
  }

  @Override
  public double[] sums(int count, PartSums body) {
    double[][] byPart = new double[sumParts.size()][count];
    Sharing.run(
        workers,
        sumParts.size(),
        elements,
        i -> sumParts.get(i).run(part -> body.add(part, byPart[i])));
    return PairwiseSum.ofColumns(byPart, count);
  }
}
