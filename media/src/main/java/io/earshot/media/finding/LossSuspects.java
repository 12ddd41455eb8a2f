package io.earshot.media.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Legs that lose packets. */
final class LossSuspects {

  private LossSuspects() {}

  /** One suspect for all legs that lose about as much as the worst one; null if none does. */
  static @Nullable Suspect of(List<StreamFacts> streams) {
    List<LosingLeg> losing =
        streams.stream()
            .map(LosingLeg::of)
            .filter(Objects::nonNull)
            .filter(each -> each.severity() > 1)
            .sorted(LosingLeg.WORST_FIRST)
            .toList();
    if (losing.isEmpty()) {
      return null;
    }
    LosingLeg worst = losing.get(0);
    List<LosingLeg> asBad =
        losing.stream()
            .filter(each -> each.severity() >= Limits.AS_BAD_SHARE * worst.severity())
            .toList();
    return new Suspect(
        Cause.LOSS,
        worst.severity(),
        worst.stream().leg(),
        worst.stream().participant(),
        claim(asBad),
        asBad.stream().flatMap(each -> each.evidence().stream()).toList());
  }

  /** {@code a, b, c and d}; beyond those that are named, {@code and n more}. */
  private static String claim(List<LosingLeg> legs) {
    List<String> words = new ArrayList<>();
    words.add(legs.get(0).claimInFull());
    int named = Math.min(legs.size(), Limits.MAX_NAMED_LEGS);
    legs.subList(1, named).forEach(each -> words.add(each.claimInShort()));
    if (legs.size() > named) {
      words.add((legs.size() - named) + " more");
    }
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
