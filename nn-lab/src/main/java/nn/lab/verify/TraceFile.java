package nn.lab.verify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The recorded cases of a file.
 *
 * @param problems everything that is wrong with the file, each with its place
 */
record TraceFile(List<Trace> traces, List<String> problems) {
  private static final String CASES = "cases";

  TraceFile {
    traces = List.copyOf(traces);
    problems = List.copyOf(problems);
  }

  /** What a case can be: the keys that tell it, and how it is read from the file and the case. */
  private record Format(List<String> keys, BiFunction<Item, Item, Trace> reader) {
    long present(Item item) {
      return item.members().keySet().stream().filter(keys::contains).count();
    }

    long absent(Item item) {
      return keys.size() - present(item);
    }
  }

  private static final List<Format> FORMATS =
      List.of(
          new Format(OptimizerTrace.KEYS, (file, each) -> OptimizerTrace.read(name(file), each)),
          new Format(FunctionTrace.KEYS, (file, each) -> FunctionTrace.read(name(file), each)),
          new Format(ScheduleTrace.KEYS, (_, each) -> ScheduleTrace.read(each)),
          new Format(
              ActivationTrace.ELEMENTWISE_KEYS, (_, each) -> ActivationTrace.readElementwise(each)),
          new Format(
              ActivationTrace.STRUCTURED_KEYS, (_, each) -> ActivationTrace.readStructured(each)),
          new Format(LossTrace.KEYS, (_, each) -> LossTrace.read(each)),
          new Format(LayerTrace.KEYS, (_, each) -> LayerTrace.read(each)),
          new Format(TrainingTrace.KEYS, (_, each) -> TrainingTrace.read(each)));

  private static String name(Item file) {
    return file.get("optimizer").text();
  }

  /** Reads a file; a case that is malformed is a problem. */
  static TraceFile read(Path file) {
    List<Trace> traces = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      readCases(new Item("", JsonReader.read(file)), file, traces, problems);
    } catch (MalformedTraceException e) {
      problems.add(file + ":" + e.getMessage());
    } catch (IOException e) {
      problems.add(file + ": " + reason(file, e));
    }
    return new TraceFile(traces, problems.stream().distinct().toList());
  }

  private static String reason(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      case IOException _ when Files.isDirectory(file) -> "a folder, expected a file";
      default -> "cannot be read: " + e.getMessage();
    };
  }

  private static void readCases(Item root, Path file, List<Trace> traces, List<String> problems) {
    if (root.members().keySet().containsAll(MazurTrace.KEYS)) {
      traces.add(MazurTrace.read(root));
      return;
    }
    for (Item each : root.get(CASES).items()) {
      try {
        traces.add(format(each).reader().apply(root, each));
      } catch (MalformedTraceException e) {
        problems.add(file + ":" + e.getMessage());
      }
    }
  }

  /** Returns the format that shares most keys with a case: what is missing is then said exactly. */
  private static Format format(Item item) {
    return FORMATS.stream()
        .filter(format -> format.present(item) > 0)
        .min(
            Comparator.comparingLong((Format format) -> -format.present(item))
                .thenComparingLong(format -> format.absent(item)))
        .orElseThrow(() -> item.malformed("expected the keys of a case: " + allKeys()));
  }

  private static String allKeys() {
    return FORMATS.stream()
        .map(format -> String.join(", ", new TreeSet<>(format.keys())))
        .collect(Collectors.joining("; or "));
  }
}
