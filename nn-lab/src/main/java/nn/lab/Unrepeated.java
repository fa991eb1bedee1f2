package nn.lab;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a warning pass once: a comparison of eighteen trainings finds the same thing each time. */
final class Unrepeated extends Filter<ILoggingEvent> {
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean again = event.getLevel().equals(Level.WARN) && !said.add(event.getFormattedMessage());
    return again ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
