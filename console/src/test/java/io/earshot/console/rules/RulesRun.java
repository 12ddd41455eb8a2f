package io.earshot.console.rules;

import io.earshot.console.command.Utf8CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of {@code rules …} and what it said. */
record RulesRun(int status, String out, String err) {

  static RulesRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Utf8CommandLine.of(new RulesCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new RulesRun(status, out.toString(), err.toString());
  }
}
