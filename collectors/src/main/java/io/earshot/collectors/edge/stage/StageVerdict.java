package io.earshot.collectors.edge.stage;

import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.intake.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What became of the stages of one request. */
public final class StageVerdict {

  private final List<Refused> refusals = new ArrayList<>();
  private int accepted;

  synchronized void refuse(int index, String detail) {
    refusals.add(new Refused(index, new Verdict.Refusal(RejectReason.MALFORMED, detail, 0, false)));
  }

  synchronized void add(int index, Verdict verdict) {
    Verdict.Refusal refusal = verdict.refusal();
    if (refusal == null) {
      accepted++;
    } else {
      refusals.add(new Refused(index, refusal));
    }
  }

  public synchronized int accepted() {
    return accepted;
  }

  public synchronized List<Refused> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * One stage that was not taken.
   *
   * @param index in the request, from 0
   */
  public record Refused(int index, Verdict.Refusal refusal) {}
}
