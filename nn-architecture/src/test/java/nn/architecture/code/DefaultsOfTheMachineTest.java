package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import nn.architecture.house.Accesses;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Text looks the same on every machine, in files and in messages. */
class DefaultsOfTheMachineTest {
  private static final Set<String> DEFAULT_LOCALE =
      Set.of(
          "java.io.PrintStream.format(String, Object[])",
          "java.io.PrintStream.printf(String, Object[])",
          "java.io.PrintWriter.format(String, Object[])",
          "java.io.PrintWriter.printf(String, Object[])",
          "java.lang.String.format(String, Object[])",
          "java.lang.String.formatted(Object[])",
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.text.DecimalFormat.<init>(String)",
          "java.text.SimpleDateFormat.<init>(String)",
          "java.time.format.DateTimeFormatter.ofPattern(String)",
          "java.util.Formatter.<init>()",
          "java.util.Locale.getDefault()");

  private static final Set<String> DEFAULT_CHARSET =
      Set.of(
          "java.io.ByteArrayOutputStream.toString()",
          "java.io.FileReader.<init>(File)",
          "java.io.FileReader.<init>(String)",
          "java.io.FileWriter.<init>(File)",
          "java.io.FileWriter.<init>(File, boolean)",
          "java.io.FileWriter.<init>(String)",
          "java.io.FileWriter.<init>(String, boolean)",
          "java.io.InputStreamReader.<init>(InputStream)",
          "java.io.OutputStreamWriter.<init>(OutputStream)",
          "java.io.PrintStream.<init>(OutputStream)",
          "java.io.PrintStream.<init>(OutputStream, boolean)",
          "java.io.PrintWriter.<init>(OutputStream)",
          "java.io.PrintWriter.<init>(OutputStream, boolean)",
          "java.lang.String.<init>(byte[])",
          "java.lang.String.<init>(byte[], int, int)",
          "java.lang.String.getBytes()",
          "java.nio.charset.Charset.defaultCharset()",
          "java.util.Scanner.<init>(InputStream)");

  private static final ArchRule RULE =
      classes()
          .should(
              Accesses.noneOf(
                  "the default locale",
                  access -> DEFAULT_LOCALE.contains(Accesses.signature(access))))
          .andShould(
              Accesses.noneOf(
                  "the default charset",
                  access -> DEFAULT_CHARSET.contains(Accesses.signature(access))))
          .because("a number in Arabic digits or a comma for a point is another file");

  @Test
  void nobodyAsksTheMachineForItsDefaults() {
    RULE.check(House.classes());
  }

  @Test
  void defaultsAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.layers;
        import java.io.*;
        import java.nio.charset.StandardCharsets;
        import java.util.Locale;
        final class BadFormat { String s = String.format("%d", 1); }
        final class BadFormatted { String s = "%d".formatted(1); }
        final class BadLower { String s(String x) { return x.toLowerCase(); } }
        final class BadMapper { java.util.function.UnaryOperator<String> f = String::toUpperCase; }
        final class BadBytes { byte[] b(String s) { return s.getBytes(); } }
        final class BadReader { Reader r(InputStream in) { return new InputStreamReader(in); } }
        final class GoodText {
          String s = String.format(Locale.ROOT, "%d", 1).toLowerCase(Locale.ROOT);
          byte[] b = s.getBytes(StandardCharsets.UTF_8);
        }
        """);
  }
}
