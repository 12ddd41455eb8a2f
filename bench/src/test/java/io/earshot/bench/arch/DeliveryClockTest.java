package io.earshot.bench.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.junit.jupiter.api.Test;

/**
 * What may be told is decided by the broker's clock: the machine's wall clock may be minutes off.
 */
class DeliveryClockTest {

  @Test
  void whoTellsReadsNoWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage("io.earshot.alerts.delivery..", "io.earshot.alerts.incident..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callConstructor(Date.class)
        .check(EarshotClasses.ALL);
  }
}
