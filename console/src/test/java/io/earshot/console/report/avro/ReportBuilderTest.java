package io.earshot.console.report.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.earshot.console.report.Report;
import io.earshot.console.report.ReportAccounting;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.json.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportBuilderTest {

  private static final String FOLDER = "/io/earshot/console/report/";

  /** The schema is a copy of the contract's report.schema.json, version 1. */
  @Test
  void theDocumentFollowsTheContract() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("report.schema.json"), InputFormat.JSON);
    List<Error> errors =
        schema.validate(ReportJson.indented(MadeUpCall.report()), InputFormat.JSON);
    assertThat(errors).isEmpty();
  }

  @Test
  void everyByteOfTheDocumentIsFixed() throws IOException {
    assertThat(ReportJson.indented(MadeUpCall.report())).isEqualTo(resource("made-up-call.json"));
  }

  @ParameterizedTest
  @CsvSource({"de, Asia/Kolkata", "ar-EG, Asia/Kolkata", "tr, America/St_Johns"})
  void localeAndTimeZoneChangeNothing(String language, String zone) throws IOException {
    Locale localeBefore = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      everyByteOfTheDocumentIsFixed();
    } finally {
      Locale.setDefault(localeBefore);
      TimeZone.setDefault(zoneBefore);
    }
  }

  @Test
  void everythingAcceptedIsSomewhere() {
    ReportAccounting of = MadeUpCall.report().accounting();
    assertThat(of.rejected()).as("engine 2 and import 3").isEqualTo(5);
    assertThat(of.accepted()).isEqualTo(of.applied() + of.duplicates() + of.late() + of.rejected());
  }

  @Test
  void sessionsComeByStartAndTheNewestSummaryCounts() {
    ReportBuilder builder = ReportBuilder.ofSummaries();
    builder.add(MadeUpCall.summary("later", 2_000_000_000L));
    builder.add(MadeUpCall.summary("b", 9_000_000_000L));
    builder.add(MadeUpCall.summary("b", 1_000_000_000L));
    builder.add(MadeUpCall.summary("a", 1_000_000_000L));
    Report report = builder.build("0.0.0", MadeUpCall.SOURCE);
    assertThat(report.sessions())
        .extracting(SessionReport::session)
        .containsExactly("a", "b", "later");
    assertThat(report.accounting().applied()).isEqualTo(300);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportBuilderTest.class.getResourceAsStream(FOLDER + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
