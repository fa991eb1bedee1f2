package nn.lab.config;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What a run is called: a part of its folder's name that every file system and shell takes. */
final class RunName {
  static final String EXPECTED = "letters, digits, '.', '_' and '-', at most 64";

  private static final int LONGEST = 64;
  private static final String FALLBACK = "run";
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private RunName() {}

  static boolean isValid(String name) {
    return VALID.matcher(name).matches();
  }

  /**
   * Returns a valid name that resembles that of a config's file: {@code my config (2).yaml} becomes
   * {@code my-config-2}, {@code größe.yaml} becomes {@code grosse}.
   */
  static String of(String fileName) {
    String plain =
        Normalizer.normalize(withoutEnding(fileName).replace("ß", "ss"), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("^[^A-Za-z0-9]+", "");
    String cut = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    String name = cut.replaceAll("[^A-Za-z0-9]+$", "");
    return name.isEmpty() ? FALLBACK : name;
  }

  private static String withoutEnding(String fileName) {
    return fileName.replaceFirst("(?i)\\.ya?ml$", "");
  }
}
