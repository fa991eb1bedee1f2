package nn.kernels.openblas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.UndeclaredThrowableException;

/**
 * OpenBLAS's product of float matrices, C = A·B + β·C, on the caller's thread alone; thread-safe.
 *
 * <p>A call is critical: it reads and writes Java arrays where they lie, and until it returns no
 * garbage collection and no other safepoint can begin. So no call is longer than {@link Tiles} and
 * {@link #DEPTH} allow.
 */
final class Sgemm {
  private static final int ROW_MAJOR = 101;
  private static final int AS_STORED = 111;
  private static final int TRANSPOSED = 112;

  /** The most columns of A that one call takes. */
  private static final int DEPTH = 1024;

  private final MethodHandle function;
  private final String processor;

  private Sgemm(MethodHandle function, String processor) {
    this.function = function;
    this.processor = processor;
  }

  /** Returns the product of a library, which from now on uses no threads of its own. */
  static Sgemm of(SymbolLookup openBlas) {
    Linker linker = Linker.nativeLinker();
    MethodHandle useThreads =
        linker.downcallHandle(
            openBlas.findOrThrow("openblas_set_num_threads"), FunctionDescriptor.ofVoid(JAVA_INT));
    MethodHandle processor =
        linker.downcallHandle(
            openBlas.findOrThrow("openblas_get_corename"), FunctionDescriptor.of(ADDRESS));
    try {
      useThreads.invokeExact(1);
      MemorySegment name = (MemorySegment) processor.invokeExact();
      return new Sgemm(product(linker, openBlas), name.reinterpret(Long.MAX_VALUE).getString(0));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /** Order, transpositions, m, n, k, α, A and its stride, B and its stride, β, C and its stride. */
  private static MethodHandle product(Linker linker, SymbolLookup openBlas) {
    return linker.downcallHandle(
        openBlas.findOrThrow("cblas_sgemm"),
        FunctionDescriptor.ofVoid(
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT),
        Linker.Option.critical(true));
  }

  /** Returns the kind of processor that the library chose its loops for. */
  String processor() {
    return processor;
  }

  /**
   * Computes a tile of C = A·B.
   *
   * @param k the columns of A
   */
  void multiply(Tile tile, int k, Matrix a, Matrix b, Matrix c) {
    for (int from = 0; from < k; from += DEPTH) {
      int depth = Math.min(DEPTH, k - from);
      float beta = from == 0 ? 0f : 1f;
      try {
        function.invokeExact(
            ROW_MAJOR,
            order(a),
            order(b),
            tile.rows(),
            tile.columns(),
            depth,
            1f,
            a.from(tile.row(), from),
            a.stride(),
            b.from(from, tile.column()),
            b.stride(),
            beta,
            c.from(tile.row(), tile.column()),
            c.stride());
      } catch (Throwable e) {
        throw undeclared(e);
      }
    }
  }

  private static int order(Matrix matrix) {
    return matrix.transposed() ? TRANSPOSED : AS_STORED;
  }

  /** A method handle declares every Throwable; native code throws none, linking it errors alone. */
  private static RuntimeException undeclared(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked
        ? unchecked
        : new UndeclaredThrowableException(e);
  }
}
