package io.earshot.bench.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom: the arrows between modules and the places where Kafka and Avro may appear. */
class ArchitectureTest {

  /** Each module with the modules it may use; {@code bench} sees everything. */
  private static final List<Arrow> ARROWS =
      List.of(
          new Arrow("schemas", List.of()),
          new Arrow("media", List.of()),
          new Arrow("agent", List.of("schemas")),
          new Arrow("collectors", List.of("schemas", "media")),
          new Arrow("streams", List.of("schemas", "media")),
          new Arrow("alerts", List.of("schemas", "media")),
          new Arrow("control", List.of("schemas", "media")),
          new Arrow(
              "lab", List.of("collectors", "streams", "alerts", "control", "schemas", "media")),
          new Arrow(
              "console",
              List.of("lab", "collectors", "streams", "alerts", "control", "schemas", "media")));

  /** Where the outside world's types may appear; everything else is plain Java. */
  private static final String[] ADAPTERS = {
    "io.earshot.schemas..",
    "io.earshot.schema..",
    "io.earshot.bench..",
    "..topology..",
    "..kafka..",
    "..http..",
    "..avro..",
    "..stack..",
    "..host.."
  };

  private static final String[] COMPUTING = {
    "io.earshot.media..", "io.earshot.streams..", "io.earshot.alerts..", "io.earshot.control.."
  };

  @TestFactory
  Stream<DynamicTest> modulesUseOnlyModulesBelowThem() {
    return ARROWS.stream()
        .map(arrow -> DynamicTest.dynamicTest(arrow.from(), () -> check(arrow.rule())));
  }

  @Test
  void onlyAdaptersTouchKafkaAndAvro() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.earshot..")
            .and()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..")
            .because("a domain that knows its transport cannot be replayed from a file"));
  }

  /** Collectors make wire records and the console shows them; what computes has its own types. */
  @Test
  void whatComputesMeetsWireRecordsOnlyInItsAdapters() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(COMPUTING)
            .and()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.earshot.schema..")
            .because("a new field on the wire must not reach the arithmetic"));
  }

  /** It is loaded into other people's processes: whatever else it used could collide there. */
  @Test
  void anAgentWithoutKafkaUsesNothingButTheJdk() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.earshot.agent..")
            .and()
            .resideOutsideOfPackage("io.earshot.agent.kafka..")
            .should()
            .dependOnClassesThat(
                resideOutsideOfPackages(
                    "io.earshot.agent..", "java..", "com.sun.management..", "org.jspecify..")));
  }

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    check(slices().matching("io.earshot.(**)").should().beFreeOfCycles());
  }

  private static void check(ArchRule rule) {
    // Modules fill up one by one: a rule about an empty one holds.
    rule.allowEmptyShould(true).check(EarshotClasses.ALL);
  }

  /** One row of the module graph. */
  private record Arrow(String from, List<String> to) {

    ArchRule rule() {
      String[] allowed =
          Stream.of(
                  Stream.of("io.earshot." + from + ".."),
                  to.stream().map(module -> "io.earshot." + module + ".."),
                  // Generated records belong to the schemas module; media stays without them.
                  Stream.of("io.earshot.schema..").filter(unused -> knowsSchemas()))
              .flatMap(packages -> packages)
              .toArray(String[]::new);
      return noClasses()
          .that()
          .resideInAPackage("io.earshot." + from + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.earshot..")
                  .and(not(resideInAnyPackage(allowed)))
                  .as("reside in a module other than %s", String.join(", ", allowed)))
          .because("arrows between modules point down only");
    }

    private boolean knowsSchemas() {
      return from.equals("schemas") || to.contains("schemas");
    }
  }
}
