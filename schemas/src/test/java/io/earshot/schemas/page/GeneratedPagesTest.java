package io.earshot.schemas.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's pages say what the contract says; also the command that writes them. */
class GeneratedPagesTest {

  private static final Path DOCS = Path.of("../docs");
  private static final String REGENERATE =
      "./mvnw -q -pl schemas test -Dtest=GeneratedPagesTest -Dearshot.pages=write";
  private static final String GENERATED =
      "Written from the contract; after a change of it run\n`" + REGENERATE + "`.";
  private static final boolean WRITES = "write".equals(System.getProperty("earshot.pages"));

  static Stream<Arguments> pages() {
    return Stream.of(
        Arguments.of("topics.md", TopicPage.text(GENERATED)),
        Arguments.of("units.md", UnitPage.text(GENERATED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void thePageIsUpToDate(String name, String text) throws IOException {
    Path page = DOCS.resolve(name);
    if (WRITES) {
      Files.writeString(page, text);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("docs/%s is stale; run %s", name, REGENERATE)
        .isEqualTo(text);
  }

  @Test
  void everyNumberNamesItsUnitOrSaysThatItHasNone() {
    assertThat(numbers()).hasSizeGreaterThan(100);
    assertThat(numbers()).filteredOn(number -> DocumentedUnit.of(number.doc()).isEmpty()).isEmpty();
  }

  @Test
  void aNameAndItsDocNameTheSameUnit() {
    assertThat(numbers())
        .filteredOn(number -> DocumentedUnit.promisedBy(number.name()).isPresent())
        .hasSizeGreaterThan(70)
        .allSatisfy(
            number ->
                assertThat(DocumentedUnit.of(number.doc()))
                    .as(number.toString())
                    .isEqualTo(DocumentedUnit.promisedBy(number.name())));
  }

  @ParameterizedTest
  @CsvSource({
    "Milliseconds. null = none., milliseconds",
    "Bits per second the encoder aims at., bits per second",
    "'Seconds summed over samples, cumulative.', seconds",
    "'Hz. null = unknown.', Hz",
    "Samples. Dimensionless., 1",
    "'Number of packetsLost.', ''",
    "The secondshand of a clock., ''"
  })
  void theUnitIsTheFirstWordThatIsOne(String doc, String unit) {
    assertThat(DocumentedUnit.of(doc).orElse("")).isEqualTo(unit);
  }

  private static List<Number> numbers() {
    return Contract.records().stream()
        .flatMap(type -> type.getFields().stream().map(field -> Number.of(type, field)))
        .filter(Number::isNumeric)
        .toList();
  }

  private record Number(String owner, String name, String doc, boolean isNumeric) {

    static Number of(Schema owner, Schema.Field field) {
      boolean isNumeric = DocumentedUnit.isNumeric(field.schema());
      return new Number(owner.getName(), field.name(), field.doc(), isNumeric);
    }
  }
}
