package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a test class of the kit says when it runs.
 *
 * @param successes how many tests passed
 * @param failures the messages of those that failed
 */
record KitRun(int successes, List<String> failures) {

  /** Runs one test of a class. */
  static KitRun of(Class<?> type, String method) {
    return run(
        LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(type, method)).build());
  }

  /** Runs all tests of a class. */
  static KitRun of(Class<?> type) {
    return run(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build());
  }

  private static KitRun run(LauncherDiscoveryRequest request) {
    Listener listener = new Listener();
    LauncherFactory.create().execute(request, listener);
    assertFalse(listener.ended == 0, "no test ran");
    return new KitRun(listener.successes, List.copyOf(listener.failures));
  }

  private static final class Listener implements TestExecutionListener {
    private final List<String> failures = new ArrayList<>();
    private int successes;
    private int ended;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        ended++;
        failures.add(
            test.getUniqueId() + ": " + result.getThrowable().map(Throwable::toString).orElse(""));
      } else if (test.isTest()) {
        ended++;
        successes += result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? 1 : 0;
      }
    }
  }
}
