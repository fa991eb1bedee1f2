package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nn.tck.contract.Contract;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a test class of the kit says when it runs.
 *
 * @param names of the containers of tests, as in {@code state/restoredStateContinues}
 * @param successes how many tests passed
 * @param failures the messages of those that failed
 */
record KitRun(Set<String> names, int successes, List<String> failures) {

  /** Runs one test of a class. */
  static KitRun of(Class<?> type, String method) {
    return run(
        LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(type, method)).build());
  }

  /** Runs all tests of a class. */
  static KitRun of(Class<?> type) {
    return run(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build());
  }

  /** Checks that it failed, that each failure names the plugin, and one the contract. */
  void assertCaught(String plugin, Contract contract) {
    assertTrue(failures.stream().allMatch(each -> each.contains(plugin)), this::toString);
    assertTrue(
        failures.stream().anyMatch(each -> says(each, contract)),
        () -> plugin + " got past '" + contract + "': " + this);
  }

  private static boolean says(String failure, Contract contract) {
    return failure.contains("breaks the contract '" + contract + "'")
        && failure.contains("Written in " + contract.place() + ": \"" + contract.sentence() + "\"");
  }

  private static KitRun run(LauncherDiscoveryRequest request) {
    Listener listener = new Listener();
    LauncherFactory.create().execute(request, listener);
    assertFalse(listener.ended == 0, "no test ran");
    return new KitRun(listener.names, listener.successes, List.copyOf(listener.failures));
  }

  private static final class Listener implements TestExecutionListener {
    private final Set<String> names = new TreeSet<>();
    private final List<String> failures = new ArrayList<>();
    private String factory = "";
    private int successes;
    private int ended;

    @Override
    public void executionStarted(TestIdentifier test) {
      String name = test.getDisplayName();
      if (test.isContainer() && name.endsWith("()")) {
        factory = name.substring(0, name.length() - 2);
      } else if (test.isContainer() && test.getUniqueId().contains("dynamic-container")) {
        names.add(factory + "/" + name);
      }
    }

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
