package io.earshot.console.replay;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.Report;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.report.table.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that gets the report in every form. */
final class ReportFolder {

  private ReportFolder() {}

  static void write(Path directory, Report report, ReportBuilder builder) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("report.json"), ReportJson.indented(report));
      Files.writeString(directory.resolve("report.txt"), ReportTable.plain(report));
      Files.writeString(directory.resolve("measurements.ndjson"), builder.secondLines());
    } catch (IOException e) {
      throw CommandFailure.failed(directory + ": cannot write: " + e.getMessage(), e);
    }
  }
}
