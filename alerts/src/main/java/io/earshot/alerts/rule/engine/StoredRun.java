package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.AlertsOnRules;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * One rule's state as bytes, with what is needed to end its alerts when no rule is left that they
 * belong to.
 *
 * @param identity of the rule: another one cannot go on with it
 * @param feed which samples its groups hold; empty = it has none
 * @param kind ordinal of their form
 */
record StoredRun(
    String name,
    String identity,
    Labels labels,
    String hash,
    long intervalSeconds,
    String feed,
    int kind,
    byte[] book,
    byte[] groups) {

  /** In place of a feed: the rule is evaluated elsewhere; it is gone; its alerts are ended. */
  private static final String DISTANT = "distant";

  private static final String LEFT = "left";
  private static final String ENDED = "ended";

  private static final Observation.Kind[] KINDS = Observation.Kind.values();

  static StoredRun of(RuleRun run) {
    SnapshotWriter groups = new SnapshotWriter();
    int kind = 0;
    if (run instanceof MeteredRun metered) {
      metered.groups().writeTo(groups);
      kind = kindOf(run.rule()).ordinal();
    } else if (run instanceof DistantRun distant) {
      distant.writeTo(groups);
      return of(run.book(), run.rule().identity(), DISTANT, 0, groups.toByteArray());
    }
    Rule rule = run.rule();
    return of(run.book(), rule.identity(), feedOf(rule), kind, groups.toByteArray());
  }

  /** What is left of a rule that is gone. */
  static StoredRun of(AlertBook orphan, String identity, boolean isEnded) {
    return of(orphan, identity, isEnded ? ENDED : LEFT, 0, new byte[1]);
  }

  private static StoredRun of(
      AlertBook book, String identity, String feed, int kind, byte[] groups) {
    SnapshotWriter out = new SnapshotWriter();
    book.writeTo(out);
    Rule rule = book.rule();
    return new StoredRun(
        rule.name(),
        identity,
        rule.labels(),
        rule.hash(),
        rule.timing().intervalSeconds(),
        feed,
        kind,
        out.toByteArray(),
        groups);
  }

  private static String feedOf(Rule rule) {
    return rule.subject() instanceof Subject.Metered metered
        ? metered.metric().key() + metered.where() + rule.isAbsence()
        : "";
  }

  private static Observation.Kind kindOf(Rule rule) {
    return rule.subject() instanceof Subject.Metered metered
        ? metered.metric().kind()
        : Observation.Kind.LEVEL;
  }

  /** What a rule left whose alerts are not ended yet is no start for another one. */
  boolean continuesIn(Rule rule) {
    return identity.equals(rule.identity()) && !feed.equals(LEFT);
  }

  void restore(RuleRun run) {
    run.book().readFrom(new SnapshotReader(book));
    if (run instanceof DistantRun distant && feed.equals(DISTANT)) {
      distant.readFrom(new SnapshotReader(groups));
    } else if (run instanceof MeteredRun metered && !feed.isEmpty()) {
      SnapshotReader in = new SnapshotReader(groups);
      if (feed.equals(feedOf(run.rule()))) {
        metered.groups().readFrom(in, KINDS[kind]);
      } else {
        // Other samples than before: what was seen is void, what fires is held until it is judged.
        metered.expectOpen(in, KINDS[kind]);
      }
    }
  }

  /** Alerts that can only be ended. */
  Orphan orphan(long resendSeconds) {
    AlertBook left =
        new AlertBook(AlertsOnRules.gone(name, labels, intervalSeconds, hash), resendSeconds);
    left.readFrom(new SnapshotReader(book));
    return new Orphan(identity, left, feed.equals(ENDED));
  }

  void writeTo(SnapshotWriter out) {
    out.writeString(name);
    out.writeString(identity);
    labels.writeTo(out);
    out.writeString(hash);
    out.writeUnsigned(intervalSeconds);
    out.writeString(feed);
    out.writeUnsigned(kind);
    out.writeBytes(book);
    out.writeBytes(groups);
  }

  static StoredRun readFrom(SnapshotReader in) {
    return new StoredRun(
        in.readString(),
        in.readString(),
        Labels.readFrom(in),
        in.readString(),
        Math.max(1, in.readUnsigned()),
        in.readString(),
        in.readCount(KINDS.length - 1),
        in.readBytes(),
        in.readBytes());
  }
}
