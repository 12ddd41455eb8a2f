package io.earshot.bench.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The science and the session engine are functions of their input: the same marks, the same bytes.
 */
class DomainPurityTest {

  private static final String[] DOMAIN = {"io.earshot.media..", "io.earshot.streams.session.."};

  @Test
  void theDomainReadsNoFileAndNoSocket() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                    // Enums and records name it without using it.
                    .and(not(belongToAnyOf(Serializable.class)))));
  }

  @Test
  void theDomainLogsNothing() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.logging.."));
  }

  @Test
  void theDomainStartsNoThread() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.util.concurrent..")
                    .and(not(belongToAnyOf(TimeUnit.class)))
                    .or(belongToAnyOf(Thread.class, Timer.class))));
  }

  @Test
  void theDomainIsToldTheTime() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone"));
  }

  @Test
  void theDomainDrawsNoLots() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat(belongToAnyOf(Random.class, SecureRandom.class))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID"));
  }

  @Test
  void domainTypesAreClosed() {
    check(
        classes()
            .that()
            .resideInAnyPackage(DOMAIN)
            .and()
            .areNotAnonymousClasses()
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces()
            .orShould()
            .haveModifier(FINAL)
            .because("the domain has no inheritance: a new case is a new type"));
  }

  @Test
  void staticFieldsAreConstants() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DOMAIN)
            .and()
            .areStatic()
            .should()
            .beFinal());
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(EarshotClasses.ALL);
  }
}
