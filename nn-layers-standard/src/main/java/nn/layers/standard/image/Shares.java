package nn.layers.standard.image;

import nn.api.Tensor;
import nn.api.kernel.Workers;
import nn.layers.standard.image.Convolution.Buffer;

/**
 * Numbered work in as many shares as there are threads, each with a buffer of its own; a single
 * share may use all threads inside.
 */
record Shares(int count, Workers workers) {

  /** Does a share of the work. */
  interface Body {
    void accept(int from, int to, Buffer buffer);
  }

  /** Does all the work, which must not depend on how it is shared. */
  void run(Tensor memory, Convolution convolution, Body body) {
    int shares = Math.min(count, workers.count());
    if (shares <= 1) {
      body.accept(0, count, buffer(memory, convolution, workers));
      return;
    }
    Buffer[] buffers = new Buffer[shares];
    for (int i = 0; i < shares; i++) {
      buffers[i] = buffer(memory, convolution, Workers.caller());
    }
    workers.run(
        shares,
        share ->
            body.accept(
                (int) ((long) count * share / shares),
                (int) ((long) count * (share + 1) / shares),
                buffers[share]));
  }

  private static Buffer buffer(Tensor memory, Convolution convolution, Workers inside) {
    return new Buffer(
        memory.scratch(convolution.columnsSize()),
        memory.scratch(convolution.stripsSize()),
        inside);
  }
}
