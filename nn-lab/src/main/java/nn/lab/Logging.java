package nn.lab;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import nn.autograd.registry.Printable;
import org.slf4j.LoggerFactory;

/** Configures the log: warnings and worse to standard error, everything of nn when verbose. */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String PATTERN = "nn: %level: %msg%n";

  /** Created by Logback. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayout lines = new PrintableLayout();
    lines.setContext(context);
    lines.setPattern(PATTERN);
    lines.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(lines);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.addFilter(new Unrepeated());
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Logs everything of nn from now on. */
  static void sayMore() {
    if (LoggerFactory.getLogger("nn") instanceof Logger logger) {
      logger.setLevel(Level.DEBUG);
    }
  }

  /** Whatever is logged is printable; lines behind an entry's first are indented. */
  private static final class PrintableLayout extends PatternLayout {
    @Override
    public String doLayout(ILoggingEvent event) {
      return Printable.lines(super.doLayout(event)).replaceAll("\\R(?=.)", "\n  ");
    }
  }
}
