package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportContractTest {

  /** The published contract, {@code earshot.report/1}; the console's tests hold the file. */
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              RecordedCall.text(
                  RecordedCall.root()
                      .resolve("console/src/test/resources")
                      .resolve("io/earshot/console/report/report.schema.json")),
              InputFormat.JSON);

  @ParameterizedTest
  @EnumSource
  void theReportFollowsThePublishedSchema(RecordedCall call) {
    assertThat(SCHEMA.validate(CallReport.of(call).text(), InputFormat.JSON)).isEmpty();
  }
}
