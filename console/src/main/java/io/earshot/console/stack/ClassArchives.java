package io.earshot.console.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The class archives of a distribution: read by every start, written by a {@link Rehearsal}. */
final class ClassArchives {

  /** An orderly stop takes 0.3 s. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(12);

  /** Writing an archive on the way out takes 4 s on a quiet machine. */
  private static final Duration WRITE_GRACE = Duration.ofSeconds(30);

  private final Distribution dist;
  private final boolean writing;
  private final List<ClassArchive> written = new ArrayList<>();

  private ClassArchives(Distribution dist, boolean writing) {
    this.dist = dist;
    this.writing = writing;
  }

  static ClassArchives reading(Distribution dist) {
    return new ClassArchives(dist, false);
  }

  static ClassArchives writing(Distribution dist) {
    return new ClassArchives(dist, true);
  }

  List<String> optionsFor(ChildCommand command) throws IOException {
    ClassArchive archive = ClassArchive.of(dist.archives(), command.name(), command.classPath());
    if (!writing || archive.exists()) {
      return archive.reading();
    }
    written.add(archive);
    return archive.writing();
  }

  /** How long a child may take to end before it is killed. */
  Duration stopGrace() {
    return writing ? WRITE_GRACE : STOP_GRACE;
  }

  /** To be called when the children that write have ended. */
  void publish() throws IOException {
    for (ClassArchive archive : written) {
      archive.publish();
    }
  }
}
