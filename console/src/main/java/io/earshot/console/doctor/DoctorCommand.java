package io.earshot.console.doctor;

import io.earshot.console.cluster.ClusterOptions;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.doctor.avro.RegistryChecks;
import io.earshot.console.doctor.check.Check;
import io.earshot.console.doctor.check.CheckLines;
import io.earshot.console.doctor.check.Status;
import io.earshot.console.doctor.host.HostChecks;
import io.earshot.console.doctor.host.PortChecks;
import io.earshot.console.doctor.host.TimeSync;
import io.earshot.console.doctor.http.ConsoleCheck;
import io.earshot.console.doctor.http.ServerClock;
import io.earshot.console.doctor.kafka.BrokerChecks;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.stack.Ports;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at everything a pipeline needs, changes nothing, says what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check machine, brokers, registry, topics and clocks; change nothing.",
    footer = {
      "",
      "Exit 0: nothing fails, 1: something does, 4: no broker answers.",
      "",
      "Examples:",
      "  earshot doctor",
      "  earshot doctor --bootstrap kafka:9092 --registry http://registry:8081 --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class DoctorCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;

  @Option(names = "--console", paramLabel = "URL", description = "Also ask this live page.")
  private @Nullable URI console;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (console != null && !String.valueOf(console.getScheme()).matches("https?")) {
      throw new ParameterException(
          spec.commandLine(),
          "--console: found \"" + console + "\", expected a URL, e.g. http://127.0.0.1:8380");
    }
    LocalPlace place = LocalPlace.of(cluster.bootstrap(), cluster.registry().url(), console);
    List<Check> checks = new ArrayList<>();
    checks.add(HostChecks.earshot());
    checks.add(HostChecks.java());
    checks.add(HostChecks.system());
    checks.add(HostChecks.openFiles());
    checks.add(HostChecks.disk(place.dataDir()));
    checks.addAll(PortChecks.of(Ports.FIXED, place.ports()));
    CommandFailure lost = addBroker(checks);
    checks.addAll(RegistryChecks.of(cluster.registry()));
    checks.add(new ServerClock(Clock.systemUTC()).check(cluster.registry().url()));
    checks.add(TimeSync.check());
    if (console != null) {
      checks.add(ConsoleCheck.of(console));
    }
    print(checks);
    if (lost != null) {
      throw lost;
    }
    boolean failed = checks.stream().anyMatch(check -> check.status() == Status.FAIL);
    return failed ? ExitStatus.FAILED : ExitStatus.OK;
  }

  /** What ended the questions to the broker; null = all were answered. */
  private @Nullable CommandFailure addBroker(List<Check> checks) throws InterruptedException {
    String name = "broker";
    try (Broker broker = new Broker(cluster.bootstrap())) {
      BrokerChecks asked = new BrokerChecks(broker);
      checks.add(asked.cluster());
      name = "topics";
      checks.add(asked.features());
      checks.addAll(asked.topics());
      return null;
    } catch (CommandFailure e) {
      String found = String.valueOf(e.getMessage()).replaceFirst(", expected .*", "");
      checks.add(Check.fail(name, found, "answers", "start it or correct --bootstrap"));
      return e;
    }
  }

  private void print(List<Check> checks) {
    String text = json ? ReportJson.indented(Map.of("checks", checks)) : CheckLines.text(checks);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
