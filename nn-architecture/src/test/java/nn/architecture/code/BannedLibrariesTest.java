package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Parts of the JDK that the project does without. */
class BannedLibrariesTest {
  private static final ArchRule NO_JAVA_LOGGING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..")
          .because("the log is SLF4J's, which users send where they like");

  private static final ArchRule NO_JAVA_SERIALIZATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(Object(In|Out)put(Stream|Filter)?|Externalizable)"
                  + "|java\\.beans\\.XML(En|De)coder"
                  + "|javax\\.xml\\..*")
          .because("reading a checkpoint must not run code of whoever wrote it");

  @Test
  void nobodyUsesJavaLogging() {
    NO_JAVA_LOGGING.check(House.classes());
  }

  @Test
  void javaLoggingIsReported() {
    RuleTrial.assertReportsTheBad(
        NO_JAVA_LOGGING,
        """
        package nn.layers;
        final class BadLogging { Object log = java.util.logging.Logger.getLogger("x"); }
        final class GoodLogging { Object log = org.slf4j.LoggerFactory.getLogger("x"); }
        """);
  }

  @Test
  void nobodyUsesJavaSerialization() {
    NO_JAVA_SERIALIZATION.check(House.classes());
  }

  @Test
  void javaSerializationIsReported() {
    RuleTrial.assertReportsTheBad(
        NO_JAVA_SERIALIZATION,
        """
        package nn.layers;
        import java.io.*;
        final class BadReader { Object read(InputStream in) throws Exception {
          return new ObjectInputStream(in).readObject(); } }
        final class BadWriter { void write(ObjectOutputStream out) {} }
        final class BadXml { Object read(InputStream in) {
          return new java.beans.XMLDecoder(in).readObject(); } }
        final class GoodReader { int read(DataInputStream in) throws IOException {
          return in.readInt(); } }
        """);
  }
}
