package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.browser.StatsIndex;

/** Who is who, and which stream is whose: read ahead from all files. */
record Directory(Identities identities, Tracks tracks, StatsIndex stats) {

  static Directory of(Sources sources) {
    StatsIndex stats = sources.statsIndex();
    return new Directory(new Identities(sources), new Tracks(sources, stats).resolved(), stats);
  }
}
