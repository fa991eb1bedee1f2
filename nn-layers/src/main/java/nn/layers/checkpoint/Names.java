package nn.layers.checkpoint;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/** Which strings may stand in a header; the same rules for reading and writing. */
final class Names {
  private static final int MAX_LENGTH = 512;
  private static final int MAX_SHOWN = 60;

  private Names() {}

  /** Returns what is wrong with the name of an array or the key of metadata. */
  static Optional<String> problem(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return Optional.of(
          "expected a name of 1 to " + MAX_LENGTH + " characters, found " + name.length());
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("a name must not hold control characters");
    }
    if (!isUnicode(name) || !Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
      return Optional.of("a name must be Unicode text in normal form C");
    }
    if (looksLikeAnotherFolder(name)) {
      return Optional.of("a name must not be an absolute path or hold '..' as a part");
    }
    return Optional.empty();
  }

  /** Returns whether the text can be written as UTF-8: no lone surrogates. */
  static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Returns the text as an error may show it: short, and without control characters. */
  static String printable(String text) {
    String start = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  /** Names are never used as a path here; this protects programs that do. */
  private static boolean looksLikeAnotherFolder(String name) {
    List<String> parts = List.of(name.split("[/\\\\]", -1));
    return parts.contains("..") || (parts.size() > 1 && parts.getFirst().isEmpty());
  }
}
