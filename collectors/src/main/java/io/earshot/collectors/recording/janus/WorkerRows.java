package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.stats.StatsReader;
import io.earshot.schema.MediaStage;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * worker.jsonl of a worker that delays sound and knows no utterances: what it logs of a beep on its
 * way in and out is taken as one.
 */
final class WorkerRows {

  private final Agent agent;
  private final Gathering gathering;
  private final Tally tally;
  private final StatsReader received;
  private final StatsReader sent;
  private final List<Beep> beeps = new ArrayList<>();
  private final Set<String> feeds = new HashSet<>();

  WorkerRows(String participant, Gathering gathering, Tally tally) {
    this.agent = Agent.workerOf(participant);
    this.gathering = gathering;
    this.tally = tally;
    this.received = new StatsReader("sub", ssrc -> Agent.SFU.participant(), tally);
    this.sent = new StatsReader("pub", ssrc -> Agent.SFU.participant(), tally);
  }

  void gather(LabFolder folder, List<JsonRow> lines) {
    folder.offerAll(lines, this::accept);
    pairBeeps();
  }

  private void accept(JsonRow line) throws BadRow {
    long atNanos = line.needNanosOfMillis("t_ms");
    switch (line.needText("ev")) {
      case "stats" -> {
        List<StreamReport> reports = new ArrayList<>(received.read(line.each("rx"), atNanos));
        reports.addAll(sent.read(line.each("tx"), atNanos));
        if (reports.isEmpty()) {
          tally.ignore();
        } else {
          gathering.add(agent, atNanos, reports.stream().map(Sight.Reading::new).toList());
        }
      }
      case "beep" ->
          beeps.add(
              new Beep(
                  line.needText("side").equals("in"), line.needNanosOfMillis("at_ms"), atNanos));
      case "feed" -> {
        String feed = line.id("feed");
        if (feed != null) {
          feeds.add(feed);
        }
        tally.ignore();
      }
      default -> tally.ignore();
    }
  }

  /** The k-th beep out belongs to the earliest open beep in that is not later. */
  private void pairBeeps() {
    beeps.sort(Comparator.comparingLong(Beep::heardNanos));
    Deque<String> open = new ArrayDeque<>();
    int heard = 0;
    for (Beep beep : beeps) {
      if (beep.in()) {
        heard++;
        String utterance = String.format(Locale.ROOT, "u-%04d", heard);
        open.addLast(utterance);
        add(beep, utterance, MediaStage.WORKER_IN);
      } else if (open.isEmpty()) {
        tally.ignore();
      } else {
        add(beep, open.removeFirst(), MediaStage.WORKER_OUT);
      }
    }
  }

  /** With one feed there is no doubt which one the beep was on. */
  private void add(Beep beep, String utterance, MediaStage stage) {
    gathering.add(
        agent,
        beep.rowNanos(),
        new Sight.Progress(
            UtteranceStage.newBuilder()
                .setUtterance(utterance)
                .setStage(stage)
                .setAtNanos(beep.heardNanos())
                .setTrack(feeds.size() == 1 ? feeds.iterator().next() : null)
                .build()));
  }

  private record Beep(boolean in, long heardNanos, long rowNanos) {}
}
