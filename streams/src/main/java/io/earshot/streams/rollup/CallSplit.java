package io.earshot.streams.rollup;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one window of a call adds to each scope that it belongs to. */
final class CallSplit {

  private static final String PAIR = ">";

  private final CallWindow call;
  private final Map<ScopeName, Cell> cells = new TreeMap<>();

  private CallSplit(CallWindow call) {
    this.call = call;
  }

  static Map<ScopeName, Cell> of(CallWindow call) {
    CallSplit split = new CallSplit(call);
    split.addWhole();
    split.addHops();
    split.addStanding(Scope.SFU);
    split.addStanding(Scope.REGION);
    return split.cells;
  }

  private void addWhole() {
    addWhole(new ScopeName(Scope.CALL, call.session()));
    addWhole(ScopeName.FLEET);
    String room = call.context().get("room");
    if (room != null) {
      addWhole(new ScopeName(Scope.ROOM, room));
    }
    String source = call.context().get("source_language");
    String target = call.context().get("target_language");
    if (source != null && target != null) {
      addWhole(new ScopeName(Scope.LANGUAGE_PAIR, source + PAIR + target));
    }
  }

  private void addWhole(ScopeName name) {
    Cell cell = cell(name);
    call.hops().forEach(cell::add);
    call.streams().forEach(cell::add);
    call.participants().forEach(cell::add);
  }

  private void addHops() {
    call.hops().forEach(hop -> cell(new ScopeName(Scope.HOP, hop.hop())).add(hop));
  }

  /** A hop belongs to where it begins and where it ends, once to a place that is both. */
  private void addStanding(Scope scope) {
    String label = scope.key();
    for (HopPart hop : call.hops()) {
      Set<String> places = new HashSet<>();
      addTo(places, call.label(hop.from(), label));
      addTo(places, call.label(hop.to(), label));
      places.forEach(place -> cell(new ScopeName(scope, place)).add(hop));
    }
    for (StreamPart stream : call.streams()) {
      String place = call.label(stream.participant(), label);
      if (place != null) {
        cell(new ScopeName(scope, place)).add(stream);
      }
    }
    for (ParticipantPart participant : call.participants()) {
      String place = call.label(participant.participant(), label);
      if (place != null) {
        cell(new ScopeName(scope, place)).add(participant);
      }
    }
  }

  private static void addTo(Set<String> places, @Nullable String place) {
    if (place != null) {
      places.add(place);
    }
  }

  /** A call counts once in each scope that it has anything in. */
  private Cell cell(ScopeName name) {
    return cells.computeIfAbsent(
        name,
        made -> {
          Cell cell = new Cell();
          cell.countCall();
          return cell;
        });
  }
}
