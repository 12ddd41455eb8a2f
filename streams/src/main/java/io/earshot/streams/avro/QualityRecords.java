package io.earshot.streams.avro;

import io.earshot.media.mos.Mos;
import io.earshot.media.red.HeardLoss;
import io.earshot.schema.Finding;
import io.earshot.schema.FindingEvidence;
import io.earshot.schema.StreamQuality;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Qualities and findings as their records. */
final class QualityRecords {

  private QualityRecords() {}

  /** Null where nobody can tell how it was heard. */
  static @Nullable StreamQuality of(io.earshot.media.quality.@Nullable StreamQuality quality) {
    Mos mos = quality == null ? null : quality.mos();
    HeardLoss heard = quality == null ? null : quality.heard();
    return quality == null || mos == null
        ? null
        : new StreamQuality(
            mos.lq(),
            mos.cq(),
            mos.r(),
            mos.scale().label(),
            mos.mosFb(),
            mos.grounding().label(),
            quality.basis(),
            heard == null ? "" : heard.source().label());
  }

  static @Nullable Finding of(io.earshot.media.finding.@Nullable Finding finding) {
    return finding == null
        ? null
        : new Finding(
            finding.sentence(),
            finding.cause().name().toLowerCase(Locale.ROOT),
            finding.leg(),
            finding.participant(),
            finding.evidence().stream()
                .map(each -> new FindingEvidence(each.subject() + " " + each.name(), each.value()))
                .toList());
  }
}
