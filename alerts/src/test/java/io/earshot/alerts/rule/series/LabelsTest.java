package io.earshot.alerts.rule.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private static final Labels HOP = Labels.of(Map.of("from", "a", "to", "b", "hop", "media"));

  @Test
  void theOrderOfWritingMeansNothing() {
    Map<String, String> reversed = new LinkedHashMap<>();
    reversed.put("to", "b");
    reversed.put("hop", "media");
    reversed.put("from", "a");
    assertThat(Labels.of(reversed)).isEqualTo(HOP).hasSameHashCodeAs(HOP);
    assertThat(Labels.of(reversed).compareTo(HOP)).isZero();
    assertThat(Labels.of(reversed)).hasToString("{from=\"a\", hop=\"media\", to=\"b\"}");
  }

  @Test
  void anUnknownNameIsNoEmptyOne() {
    assertThat(HOP.only(List.of("from", "session"))).isNull();
    assertThat(HOP.only(List.of("from"))).isEqualTo(Labels.of("from", "a"));
    assertThat(HOP.only(List.of())).isEqualTo(Labels.EMPTY);
    assertThat(HOP.known(List.of("from", "session"))).isEqualTo(Labels.of("from", "a"));
  }

  @Test
  void includingIsHavingAllOfTheOthers() {
    assertThat(HOP.includes(Labels.of("from", "a"))).isTrue();
    assertThat(HOP.includes(Labels.EMPTY)).isTrue();
    assertThat(HOP.includes(Labels.of("from", "b"))).isFalse();
    assertThat(Labels.of("from", "a").includes(HOP)).isFalse();
  }

  @Test
  void theOtherOneOverridesWhatBothKnow() {
    assertThat(HOP.plus(Labels.of("to", "c")).get("to")).isEqualTo("c");
    assertThat(HOP.plus(Labels.EMPTY)).isSameAs(HOP);
  }

  @Test
  void quotesAndLineFeedsStayInsideTheirValue() {
    Labels strange = Labels.of("session", "a\"}\n\\");
    assertThat(strange).hasToString("{session=\"a\\\"}\\n\\\\\"}");
    SnapshotWriter out = new SnapshotWriter();
    strange.writeTo(out);
    assertThat(Labels.readFrom(new SnapshotReader(out.toByteArray()))).isEqualTo(strange);
  }
}
