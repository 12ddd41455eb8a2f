package io.earshot.console.topics.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import org.junit.jupiter.api.Test;

class SubjectGapTest {

  private static final TopicSpec TOPIC = TopicPlan.live(PlanSize.EMBEDDED).topic(TopicKind.EVENTS);

  @Test
  void theRuleComesBeforeTheSchema() {
    assertThat(SubjectGap.between(TOPIC, new FoundSubject(null, null, null)).changes())
        .extracting(change -> change.line(true))
        .containsExactly(
            "set earshot.events-value compatibility: none -> FULL_TRANSITIVE",
            "registered earshot.events-value schema: none -> this build's");
  }

  @Test
  void anotherRuleAndAnotherVersionAreNamed() {
    assertThat(SubjectGap.between(TOPIC, new FoundSubject("BACKWARD", 2, null)).changes())
        .extracting(change -> change.line(false))
        .containsExactly(
            "would set earshot.events-value compatibility: BACKWARD -> FULL_TRANSITIVE",
            "would register earshot.events-value schema: version 2 -> this build's");
  }

  @Test
  void aSubjectAsPlannedNeedsNothing() {
    FoundSubject found = new FoundSubject("FULL_TRANSITIVE", 1, 7);
    assertThat(SubjectGap.between(TOPIC, found).changes()).isEmpty();
  }
}
