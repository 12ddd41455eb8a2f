package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.turn.TurnLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose address and port the server talks to: a relay's, or the participant's own. */
final class Endpoints {

  private static final Pattern SELECTED =
      Pattern.compile("\\[remote\\]\\[selected[^ ]* \\w+ \\w+ (\\S+:[0-9]+)");

  private final TurnLog turnLog;
  private final Directory directory;
  private final Map<String, String> participantByAddress = new HashMap<>();

  Endpoints(TurnLog turnLog, Directory directory, List<JsonRow> serverLog) {
    this.turnLog = turnLog;
    this.directory = directory;
    serverLog.forEach(this::read);
  }

  /** By relay, by the server's candidates, and last by who is known to use the SSRC. */
  @Nullable String participant(String address, @Nullable Long ssrc) {
    String relayed = directory.identities().ofTurnUser(turnLog.userOfRelay(address));
    if (relayed != null) {
      return relayed;
    }
    String direct = participantByAddress.get(address);
    return direct != null ? direct : directory.tracks().ownerOfSsrc(ssrc);
  }

  private void read(JsonRow line) {
    String participant = line.text("participant");
    if (participant == null) {
      return;
    }
    JsonRow pair = line.at("pair");
    if (pair.has("remoteAddress") && pair.has("remotePort")) {
      participantByAddress.putIfAbsent(
          pair.text("remoteAddress") + ":" + pair.id("remotePort"), participant);
    }
    for (JsonRow candidate : line.each("publisherCandidates")) {
      Matcher selected = SELECTED.matcher(candidate.node().asText());
      if (selected.find()) {
        participantByAddress.putIfAbsent(selected.group(1), participant);
      }
    }
  }
}
