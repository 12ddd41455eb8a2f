package io.earshot.console.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.report.avro.MadeUpCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportTableTest {

  @Test
  void readsLikeATicket() throws IOException {
    assertThat(ReportTable.plain(MadeUpCall.report())).isEqualTo(expected());
  }

  @Test
  void fitsInto120Columns() {
    assertThat(ReportTable.plain(MadeUpCall.report()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
  }

  @Test
  void theLocaleChangesNothing() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      readsLikeATicket();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void colorsPaintTheVerdictAlone() {
    String colored = ReportTable.colored(MadeUpCall.report());
    assertThat(colored).contains("\u001b[38;5;25mPASS\u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(ReportTable.plain(MadeUpCall.report()));
  }

  private static String expected() throws IOException {
    try (InputStream in =
        ReportTableTest.class.getResourceAsStream("/io/earshot/console/report/made-up-call.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
