package io.earshot.console.stack;

import io.earshot.alerts.delivery.kafka.Notifier;
import io.earshot.console.edge.EdgeOptions;
import io.earshot.console.metrics.source.NoticeMetrics;
import io.earshot.console.notify.NotifierStart;
import io.earshot.console.notify.ReceiversFile;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code earshot up}: the embedded stack in the foreground until a signal or until a child dies.
 */
@Command(
    name = "up",
    description = "Start a broker and a schema registry on this machine and wait for agents.",
    footer = {
      "",
      "Data stays in DIR: start again with the same DIR to go on where it stopped.",
      "",
      "Examples:",
      "  earshot up",
      "  earshot up --json --broker-port 0 --registry-port 0 --console-port 0 --edge-port 0",
      "  earshot up --livekit-keys keys.yaml --edge-origin https://app.example",
      "  earshot up --rules my-rules.yml --receivers receivers.yml"
    })
public final class UpCommand implements Callable<Integer> {

  /** The contract's name for what programs subscribe to. */
  private static final String ALERTS_TOPIC = "earshot.alerts";

  private final Companion companion;

  @SuppressWarnings("NullAway.Init") // picocli sets it, and the options, before call().
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder for everything that is kept (default: ./data).")
  private Path dataDir = Path.of("data");

  @Option(names = "--json", description = "One JSON line on stdout when ready, then nothing more.")
  private boolean json;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Kafka clients (default: ${DEFAULT-VALUE}); 0 picks a free one.")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Schema registry (default: ${DEFAULT-VALUE}); 0 picks a free one.")
  private int registryPort;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      defaultValue = "8380",
      description = "Live page (default: ${DEFAULT-VALUE}); 0 picks a free one.")
  private int consolePort;

  @Option(
      names = "--edge-port",
      paramLabel = "PORT",
      defaultValue = "8390",
      description = "Agents without Kafka (default: ${DEFAULT-VALUE}); 0 picks a free one.")
  private int edgePort;

  @Mixin private final EdgeOptions edge;

  @Option(
      names = "--receivers",
      paramLabel = "FILE",
      description = {
        "Whom to tell of alerts: docs/alert-delivery.md.",
        "Default: the file that EARSHOT_RECEIVERS names, else nobody."
      })
  private @Nullable Path receivers;

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "Start and stop once in a temporary folder to make later starts faster.")
  private boolean rehearse;

  /**
   * @param companion what else runs in this JVM
   * @param edge filled in before the companion starts
   */
  public UpCommand(Companion companion, EdgeOptions edge) {
    this.companion = companion;
    this.edge = edge;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> progress =
        line -> {
          err.println(line);
          err.flush();
        };
    if (rehearse) {
      Rehearsal.run(line -> {});
      return 0;
    }
    // Before anything is started: a key file that cannot be read is no reason to wait.
    edge.settings(edgePort, dataDir, System.getenv());
    ReceiversFile told = ReceiversFile.named(receivers);
    StackOptions options = StackOptions.in(dataDir).withPorts(ports()).withProgress(progress);
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      Companion.Address address = companion.startIn(stack);
      if (told != null) {
        Notifier notifier =
            NotifierStart.start(stack.bootstrap(), told, address.console(), stack::say);
        stack.closeFirst(notifier);
        address.metrics().add(new NoticeMetrics(notifier));
      }
      report(stack, address);
      stack.awaitEnd(address.failed());
    }
    return 0;
  }

  private Ports ports() {
    try {
      return new Ports(brokerPort, registryPort, consolePort, edgePort);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void report(EmbeddedStack stack, Companion.Address address) {
    ReadyReport ready =
        new ReadyReport(
            stack.bootstrap(),
            stack.registryUrl(),
            address,
            ALERTS_TOPIC,
            stack.pids(),
            stack.dataDir(),
            ManagementFactory.getRuntimeMXBean().getUptime());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? ready.json() : ready.forPeople());
    out.flush();
  }
}
