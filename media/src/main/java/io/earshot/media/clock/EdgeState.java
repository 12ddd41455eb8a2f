package io.earshot.media.clock;

/** What an edge knows, for the parts that compute with it. */
record EdgeState(
    EdgeConfig config,
    Panes panes,
    Cuts cuts,
    Drift drift,
    OffsetTrack track,
    Workspace workspace) {

  static EdgeState empty(EdgeConfig config, Workspace workspace) {
    PaneLayout layout = config.layout();
    // Closed fine ones, open ones, two of a first exchange, and one coarse pane more for each cut.
    long fine = layout.finePanes() + config.gracePanes() + 6;
    long coarse = (long) layout.coarsePanes() + Cuts.CAPACITY + 2;
    return new EdgeState(
        config,
        new Panes((int) (fine + coarse)),
        new Cuts(),
        new Drift(config.rate()),
        new OffsetTrack(layout),
        workspace);
  }

  /** Index of the first pane in the segment of this one. */
  int segmentFrom(long pane) {
    return panes.firstFrom(cuts.segmentStart(pane));
  }

  /** Index after the last pane in the segment of this one, and not after the limit. */
  int segmentTo(long pane, long lastPane) {
    return panes.firstAfter(Math.min(cuts.segmentEnd(pane), lastPane));
  }
}
