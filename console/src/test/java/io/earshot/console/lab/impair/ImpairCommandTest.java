package io.earshot.console.lab.impair;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import io.earshot.console.lab.LabCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command refuses; what it does runs in a process of its own elsewhere. */
class ImpairCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--to 127.0.0.1:9 --profile clean | Missing required option: '--listen=HOST:PORT'",
        "--listen 127.0.0.1:0 --profile clean | Missing required option: '--to=HOST:PORT'",
        "--listen 127.0.0.1:0 --to 127.0.0.1:9 | Missing required option: '--profile=NAME|FILE'",
        "--listen 3478 --to 127.0.0.1:9 --profile clean | --listen: found '3478', expected HOST:PORT",
        "--listen 127.0.0.1:0 --to 127.0.0.1:0 --profile clean | with a port between 1 and 65535",
        "--listen 127.0.0.1:0 --to 127.0.0.1:70000 --profile clean | --to: found '127.0.0.1:70000'",
        "--listen 127.0.0.1:9 --to 127.0.0.1:9 --profile clean | packets would run in a circle",
        "--listen 127.0.0.1:0 --to 127.0.0.1:9 --profile mobil | did you mean 'mobile'?",
        "--listen 127.0.0.1:0 --to 127.0.0.1:9 --profile clean --seed x | 'x' is not a long",
        "--listen 127.0.0.1:0 --to 127.0.0.1:9 --profile clean --control 5 | --control: found '5'",
      })
  void wrongArgumentsAreOneLineAndTwo(String arguments, String said) {
    assertThat(run(arguments.split(" ", -1))).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains(said).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsWrongWithAProfileFileHasItsLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yml"), "both:\n  loss_percent: much\n");
    assertThat(run("--listen", "127.0.0.1:0", "--to", "127.0.0.1:9", "--profile", file.toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString())
        .startsWith(file + ":2: loss_percent: found 'much'; expected a number")
        .hasLineCount(1);
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    try (DatagramSocket taken = new DatagramSocket(any)) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      assertThat(run("--listen", listen, "--to", "127.0.0.1:9", "--profile", "clean"))
          .isEqualTo(ExitStatus.FAILED);
      assertThat(err.toString()).startsWith(listen + ": cannot listen there: ").hasLineCount(1);
    }
  }

  @Test
  void aLogThatCannotBeWrittenIsSaid(@TempDir Path folder) {
    Path log = folder.resolve("no/such/folder/net.csv");
    assertThat(run("--listen=127.0.0.1:0", "--to=127.0.0.1:9", "--profile=clean", "--log=" + log))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).startsWith(log + ": cannot write the log there: ").hasLineCount(1);
  }

  @Test
  void theHelpNamesTheProfiles() {
    assertThat(run("--help")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("clean", "loss5", "jitter50-10", "bandwidth1m", "mobile");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "impair";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Utf8CommandLine.of(new LabCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
