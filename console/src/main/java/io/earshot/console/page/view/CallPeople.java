package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.report.ParticipantReport;
import io.earshot.console.report.StreamReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is in a call. */
final class CallPeople {

  private static final String WORKER = "worker";
  private static final Set<String> WORKER_LEGS = Set.of("sfu_worker", "worker_sfu");
  private static final Set<String> SERVERS = Set.of("sfu", "turn");
  private static final int MAX_NAMED = 4;

  private final Set<String> senders = new TreeSet<>();
  private final Set<String> receivers = new TreeSet<>();
  private final Set<String> workers = new TreeSet<>();

  private CallPeople() {}

  static CallPeople of(Call call) {
    CallPeople people = new CallPeople();
    for (StreamSeries stream : call.series().streams()) {
      people.add(stream.name().participant(), stream.name().isOutbound(), stream.leg());
    }
    CallSummary summary = call.summary();
    if (summary != null) {
      summary.report().streams().forEach(people::add);
      summary.report().participants().forEach(people::add);
    }
    people.receivers.removeAll(people.senders);
    people.receivers.removeAll(people.workers);
    people.senders.removeAll(people.workers);
    return people;
  }

  private void add(StreamReport stream) {
    String participant = stream.participant();
    if (participant != null) {
      add(participant, stream.direction().equals("out"), stream.leg());
    }
  }

  private void add(String participant, boolean isOutbound, String leg) {
    if (WORKER_LEGS.contains(leg)) {
      workers.add(participant);
    } else if (isOutbound) {
      senders.add(participant);
    } else {
      receivers.add(participant);
    }
  }

  private void add(ParticipantReport participant) {
    if (participant.role().equals(WORKER)) {
      workers.add(participant.participant());
    } else if (!SERVERS.contains(participant.role())) {
      receivers.add(participant.participant());
    }
  }

  /** Clients and workers as they are called, sorted. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>(senders);
    names.addAll(receivers);
    names.addAll(workers);
    return List.copyOf(names);
  }

  boolean hasWorker() {
    return !workers.isEmpty();
  }

  /** {@code speaker → listener, worker}: who speaks, who only listens, who translates. */
  String text() {
    List<String> parts = new ArrayList<>();
    if (!senders.isEmpty() && !receivers.isEmpty()) {
      parts.add(named(senders) + " → " + named(receivers));
    } else if (!senders.isEmpty() || !receivers.isEmpty()) {
      parts.add(named(senders.isEmpty() ? receivers : senders));
    }
    if (hasWorker()) {
      parts.add(named(workers));
    }
    return parts.isEmpty() ? "nobody yet" : String.join(", ", parts);
  }

  private static String named(Collection<String> names) {
    String first =
        names.stream().limit(MAX_NAMED).map(ShownName::of).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
