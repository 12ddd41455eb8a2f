package io.earshot.alerts.delivery.stage;

import io.earshot.alerts.incident.NoticeSink;
import io.earshot.alerts.incident.OpenAlerts;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where changes of alerts become notices for all receivers. What is too late is told to nobody: a
 * replay of yesterday makes the same notices and no sound.
 */
public final class Desk {

  private final OpenAlerts open;
  private final CatchUp catchUp;
  private long passedTick = Long.MIN_VALUE;
  private boolean isChanged;
  private long mutedCount;

  private Desk(OpenAlerts open, CatchUp catchUp) {
    this.open = open;
    this.catchUp = catchUp;
  }

  /**
   * Begins where somebody stopped.
   *
   * @param toldAsFiring changes of alerts of which a receiver knows that they fire
   * @param toldTick event time at which the first of them was told
   * @param last the newest changes that are known, those among them
   * @param resendSeconds firing alerts are told again after more than these
   */
  public static Desk restored(
      Collection<Transition> toldAsFiring,
      long toldTick,
      Collection<Transition> last,
      long resendSeconds,
      CatchUp catchUp) {
    OpenAlerts open = new OpenAlerts(resendSeconds);
    toldAsFiring.forEach(each -> open.accept(asFiring(each)));
    open.pass(toldTick, RuleSet.EMPTY, notice -> {});
    last.forEach(open::accept);
    Desk desk = new Desk(open, catchUp);
    desk.isChanged = true;
    return desk;
  }

  private static Transition asFiring(Transition known) {
    return new Transition(
        known.alertId(),
        known.occurrenceId(),
        known.sequence(),
        known.rule(),
        known.ruleHash(),
        known.labels(),
        known.context(),
        known.tick(),
        known.from(),
        AlertState.FIRING,
        known.reason(),
        known.severity(),
        known.annotations(),
        known.evidence(),
        known.activeTick(),
        known.validUntilTick());
  }

  /**
   * Takes the next change of an alert, unless all that it says was over when somebody wrote it: one
   * who judges in order has said what happened in a second before saying that the second is judged.
   *
   * @param judgedTick a second that was judged before it was written; null = not known
   */
  public void accept(Transition transition, @Nullable Long judgedTick, long nowMillis) {
    if (judgedTick != null
        && transition.validUntilTick() < judgedTick
        && transition.to().isOutwardlyFiring()) {
      mutedCount++;
      return;
    }
    open.accept(transition);
    catchUp.sawChange(transition.tick(), nowMillis);
    isChanged = true;
  }

  /** Takes a change that was there before we began to read; somebody may have told it. */
  public void acceptOld(Transition transition, long nowMillis) {
    open.acceptOld(transition);
    catchUp.sawChange(transition.tick(), nowMillis);
    isChanged = true;
  }

  /**
   * Tells what is due.
   *
   * @param tick how far event time has come, Unix epoch seconds
   * @param nowMillis Unix time, by the broker's clock
   * @return whether everything that was accepted has been looked at
   */
  public boolean turn(long tick, long nowMillis, RuleSet rules, NoticeSink sink) {
    boolean isDue = isChanged || tick > passedTick;
    if (!isDue) {
      return true;
    }
    if (!catchUp.mayTell(tick, nowMillis)) {
      return false;
    }
    passedTick = Math.max(tick, passedTick);
    isChanged = false;
    long nowSecond = Math.floorDiv(nowMillis, 1000);
    open.pass(
        passedTick,
        rules,
        notice -> {
          if (notice.isExpiredAt(nowSecond)) {
            mutedCount++;
          } else {
            sink.accept(notice);
          }
        });
    return true;
  }

  /** Notices that came too late to be told. */
  public long mutedCount() {
    return mutedCount;
  }
}
