package io.earshot.media.finding;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a call suffered, in one sentence. Every number in it is one of the facts, rounded to a
 * decimal; facts in another order give the same bytes.
 *
 * <p>Example: {@code listener's downlink from speaker lost 53 of 4612 packets in bursts (4.8 % from
 * 38 s to 60 s) and listener's downlink from worker 53 of 4740; listener's jitter buffer for
 * speaker stayed at 60.6 ms from 60 s on, 42.3 ms before.}
 *
 * @param leg of the stream that suffered most, or name of the hop
 * @param participant whose leg or hop it is; null = unknown
 * @param evidence the numbers of the sentence and what stands beside them, exactly as given
 */
public record Finding(
    String sentence,
    Cause cause,
    String leg,
    @Nullable String participant,
    List<Evidence> evidence) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** Null for a call in which nothing was over a limit: nothing to say is no finding. */
  public static @Nullable Finding of(CallFacts call) {
    List<Suspect> suspects =
        Stream.of(
                Stream.ofNullable(LossSuspects.of(call.streams())),
                HopSuspects.late(call),
                call.streams().stream().flatMap(BufferSuspects::of))
            .flatMap(each -> each)
            .sorted(Suspect.WORST_FIRST)
            .toList();
    if (suspects.isEmpty()) {
      Suspect doubt = HopSuspects.doubtful(call);
      return doubt == null ? null : of(doubt, null);
    }
    return of(suspects.get(0), companion(suspects));
  }

  private static Finding of(Suspect worst, @Nullable Suspect companion) {
    String more = companion == null ? "" : "; " + companion.claim();
    Stream<Evidence> evidence =
        Stream.concat(
            worst.evidence().stream(),
            companion == null ? Stream.of() : companion.evidence().stream());
    return new Finding(
        worst.claim() + more + ".",
        worst.cause(),
        worst.leg(),
        worst.participant(),
        evidence.toList());
  }

  /**
   * What belongs into the same sentence: the buffer at the same end, because it is what loss and
   * delay leave behind; else the worst thing of another kind that is over its limit.
   */
  private static @Nullable Suspect companion(List<Suspect> suspects) {
    Suspect worst = suspects.get(0);
    return suspects.stream()
        .filter(each -> each.cause() != worst.cause())
        .filter(each -> isBufferAtSameEnd(each, worst))
        .findFirst()
        .orElseGet(
            () ->
                suspects.stream()
                    .filter(each -> each.cause() != worst.cause() && each.severity() >= 1)
                    .findFirst()
                    .orElse(null));
  }

  private static boolean isBufferAtSameEnd(Suspect suspect, Suspect worst) {
    return suspect.cause() == Cause.BUFFER
        && suspect.participant() != null
        && Objects.equals(suspect.participant(), worst.participant());
  }
}
