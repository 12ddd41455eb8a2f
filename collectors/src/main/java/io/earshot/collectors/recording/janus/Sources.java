package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.browser.Marks;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.rows.JsonRow;

/** The files that say which SSRC is whose. */
record Sources(StatsIndex stats, Marks marks, JsonRow meta) {}
