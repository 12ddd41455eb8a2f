package io.earshot.console.lab.impair;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.lab.impair.NamedProfiles;
import io.earshot.lab.impair.Profile;
import io.earshot.lab.impair.udp.ControlCommands;
import io.earshot.lab.impair.udp.PacketLog;
import io.earshot.lab.impair.udp.UdpProxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab impair}: a UDP proxy that loses, delays and repeats packets as told. */
@Command(
    name = "impair",
    mixinStandardHelpOptions = true,
    description = {
      "Pass UDP between clients and a server as a bad network would, and log what was done.",
      "",
      "Point a client's TURN URL at --listen and --to at the TURN server: with a relay-only policy "
          + "all media of a call then passes. Each client has a link of its own. The same seed and "
          + "the same order of packets have the same verdicts; what bandwidthN drops also depends "
          + "on when packets come. Runs until it is interrupted.",
      ""
    },
    footer = {
      "",
      "Profiles (N is any number; each acts on both directions; join several with +):",
      "  clean           nothing is lost or delayed",
      "  lossN           N percent lost, each packet on its own: loss1, loss5",
      "  burstN          N percent lost in bursts of 4 packets on average: burst5",
      "  delayN          N ms each way: delay50",
      "  jitterN-S       N ms, normal with a deviation of S ms, packets overtake: jitter50-10",
      "  jitterN-S-ordered  the same in order, which adds to the mean",
      "  bandwidthNk, Nm kbit/s or Mbit/s of payload, a queue of 400 ms: bandwidth64k, bandwidth1m",
      "  dupN            N percent arrive twice: dup1",
      "  wifi            8 ms with a deviation of 6 ms in order, 1 % lost in bursts of 2",
      "  mobile          60 ms with 15 ms in order, 2 % in bursts of 3, 1.5 Mbit/s",
      "  satellite       280 ms with 10 ms in order, 0.5 % lost",
      "",
      "A file holds the same in YAML, under both, or under forth and back:",
      "  forth: {delay_millis: 40, jitter_millis: 10, order: kept, loss_percent: 0.5,",
      "          burst_loss: {enter_percent: 1, leave_percent: 25}, duplicate_percent: 0.1}",
      "  back:  {bandwidth_bps: 256000, queue_millis: 200}",
      "",
      "The log: direction (0 from the listening side, 1 back), t_ms of arrival, bytes, verdict ok,",
      "lost, dup (arrives twice) or qdrop (queue full), added_ms. Lines at --control: "
          + "'profile NAME', 'stats'.",
      "",
      "Example:",
      "  earshot lab impair --listen 127.0.0.1:3479 --to 127.0.0.1:3478 --profile delay30+burst5 "
          + "--seed 7 --log net.csv"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class ImpairCommand implements Callable<Integer> {

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where clients send; port 0 = any free one, said in the line 'ready'.")
  private String listen;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The server that they mean.")
  private String target;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "NAME|FILE",
      description = "The network: a name from below, or a file in YAML.")
  private String profile;

  @Option(names = "--seed", paramLabel = "N", description = "Which packets; default 1.")
  private long seed = 1;

  @Option(names = "--log", paramLabel = "FILE", description = "Each packet's fate as CSV.")
  private @Nullable Path log;

  @Option(
      names = "--control",
      paramLabel = "HOST:PORT",
      description = "Also take commands there (TCP), to change the profile while it runs.")
  private @Nullable String control;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    InetSocketAddress from = HostPort.parse("--listen", listen, 0);
    InetSocketAddress to = HostPort.parse("--to", target, 1);
    InetSocketAddress commands = control == null ? null : HostPort.parse("--control", control, 0);
    if (from.equals(to)) {
      throw CommandFailure.usage("--to " + target + " is --listen: packets would run in a circle");
    }
    Profile chosen = ProfileChoice.of(profile);
    try (PacketLog packets = packetLog();
        UdpProxy proxy = open(from, to, chosen, packets)) {
      String controlText = commands == null ? "" : startControl(proxy, commands, chosen);
      run(
          proxy,
          from.getPort() == 0 ? " listen=" + HostPort.text(proxy.listenAddress()) : "",
          controlText,
          packets);
    } catch (IOException e) {
      throw CommandFailure.failed("lab impair: stopped by " + e, e);
    }
    return ExitStatus.OK;
  }

  private PacketLog packetLog() {
    if (log == null) {
      return PacketLog.none();
    }
    try {
      return PacketLog.to(Files.newBufferedWriter(log), InstantSource.system(), System.nanoTime());
    } catch (IOException e) {
      throw CommandFailure.failed(log + ": cannot write the log there: " + e, e);
    }
  }

  private UdpProxy open(
      InetSocketAddress from, InetSocketAddress to, Profile chosen, PacketLog packets) {
    try {
      return UdpProxy.open(from, to, chosen, seed, packets);
    } catch (IOException e) {
      throw CommandFailure.failed(listen + ": cannot listen there: " + e.getMessage(), e);
    }
  }

  private String startControl(UdpProxy proxy, InetSocketAddress address, Profile chosen) {
    ControlCommands commands =
        new ControlCommands(
            name -> name.equals(chosen.name()) ? Optional.of(chosen) : NamedProfiles.of(name),
            TotalsLine::of);
    try {
      InetSocketAddress bound = proxy.controlAt(address, commands);
      return address.getPort() == 0 ? " control=" + HostPort.text(bound) : "";
    } catch (IOException e) {
      throw CommandFailure.failed(control + ": cannot listen there: " + e.getMessage(), e);
    }
  }

  /** Until a signal ends it, which waits for the log and the totals. */
  private void run(UdpProxy proxy, String listenText, String controlText, PacketLog packets)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    // The first document loads many classes: not while packets wait.
    TotalsLine.of(proxy.totals());
    try (SignalEnd end = SignalEnd.of(proxy::end)) {
      err.println("ready" + listenText + controlText);
      err.flush();
      proxy.run();
      packets.close();
      err.println(TotalsLine.of(proxy.totals()));
      err.flush();
    }
  }
}
