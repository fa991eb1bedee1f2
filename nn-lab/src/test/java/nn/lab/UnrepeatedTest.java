package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnrepeatedTest {

  @Test
  void aWarningIsSaidOnceAndAnErrorEachTime() {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.addFilter(new Unrepeated());
    said.start();
    Logger logger = new LoggerContext().getLogger("test");
    logger.setLevel(Level.INFO);
    logger.addAppender(said);
    for (int training = 0; training < 2; training++) {
      logger.warn("kernels '{}' cannot be used", "vector");
      logger.warn("kernels '{}' cannot be used", "tensor");
      logger.error("disk full");
    }
    assertEquals(
        List.of(
            "kernels 'vector' cannot be used",
            "kernels 'tensor' cannot be used",
            "disk full",
            "disk full"),
        said.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }
}
