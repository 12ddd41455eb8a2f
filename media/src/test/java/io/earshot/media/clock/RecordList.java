package io.earshot.media.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keeps all records that an edge tells of. */
final class RecordList implements OffsetSink {

  private final List<OffsetRecord> records = new ArrayList<>();

  @Override
  public void onRecord(OffsetTrack track, long pane) {
    records.add(Objects.requireNonNull(track.record(pane)));
  }

  List<OffsetRecord> records() {
    return records;
  }
}
