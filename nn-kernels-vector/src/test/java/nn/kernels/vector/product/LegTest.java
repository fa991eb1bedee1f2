package nn.kernels.vector.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class LegTest {
  private static final Duration A_WHILE = Duration.ofMillis(50);

  @Test
  void theLegsCoverAllOfK() {
    List<Leg> legs = Leg.relay(10, 3, 32);

    assertEquals(0, legs.getFirst().from());
    assertEquals(legs.get(0).to(), legs.get(1).from());
    assertEquals(legs.get(1).to(), legs.get(2).from());
    assertEquals(10, legs.getLast().to());
  }

  @Test
  void aLegWaitsUntilTheOneBeforePassesOn() throws InterruptedException {
    assertWaitsForSums(Leg.relay(10, 2, 32));
  }

  @Test
  void eachWaitIsForOneMore() throws InterruptedException {
    List<Leg> legs = Leg.relay(10, 2, 32);
    legs.get(0).passOn(5);
    legs.get(1).await(5);

    assertWaitsForSums(legs);
  }

  @Test
  void aLegThatEndsEarlyLetsTheNextGoOn() throws InterruptedException {
    List<Leg> legs = Leg.relay(10, 2, 32);
    Thread second = waiting(legs.get(1));

    legs.get(0).end();

    second.join();
  }

  @Test
  void inTheMiddleOfALegNobodyIsWaitedFor() {
    List<Leg> legs = Leg.relay(10, 2, 32);

    legs.get(1).await(7);
  }

  private static void assertWaitsForSums(List<Leg> legs) throws InterruptedException {
    Thread second = waiting(legs.get(1));
    assertFalse(second.join(A_WHILE), "it went on before the sums were there");
    legs.get(0).passOn(5);
    second.join();
  }

  private static Thread waiting(Leg leg) {
    return Thread.ofPlatform().daemon().start(() -> leg.await(5));
  }
}
