package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same for many things of which some may be stuck in code of plugins, so that any number
 * of stuck ones take no longer than one.
 *
 * <p>Things of one group follow each other, because code of one author may rely on that; groups
 * work at the same time, the first on the caller's thread and each other on a daemon thread.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Returns one result for each thing, in the order of the things.
   *
   * @param group things of equal groups are never worked on at the same time
   * @param work what is done; what it throws is thrown here, after all the work before it
   */
  public static <T, R> List<R> map(
      Collection<? extends T> things,
      Function<? super T, ? extends @Nullable Object> group,
      Function<? super T, ? extends R> work) {
    List<CompletableFuture<R>> results = new ArrayList<>();
    LinkedHashMap<@Nullable Object, List<Runnable>> groups = new LinkedHashMap<>();
    for (T thing : things) {
      CompletableFuture<R> result = new CompletableFuture<>();
      results.add(result);
      groups
          .computeIfAbsent(group.apply(thing), _ -> new ArrayList<>())
          .add(() -> complete(result, thing, work));
    }
    List<List<Runnable>> all = List.copyOf(groups.values());
    all.stream().skip(1).forEach(SideBySide::start);
    all.stream().limit(1).forEach(SideBySide::run);
    return results.stream().map(SideBySide::join).toList();
  }

  private static <T, R> void complete(
      CompletableFuture<R> result, T thing, Function<? super T, ? extends R> work) {
    try {
      result.complete(work.apply(thing));
    } catch (Throwable e) { // handed to the thread that asks for the result
      result.completeExceptionally(e);
    }
  }

  private static void start(List<Runnable> group) {
    Thread.ofPlatform().daemon().name("plugins").start(() -> run(group));
  }

  private static void run(List<Runnable> group) {
    group.forEach(Runnable::run);
  }

  private static <R> R join(CompletableFuture<R> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case RuntimeException thrown -> thrown;
        case Error error -> throw error;
        case null, default -> e;
      };
    }
  }
}
