package io.earshot.console.page.call.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownNameTest {

  @Test
  void anOrdinaryNameStaysAsItIs() {
    assertThat(ShownName.of("Zoë <b>O'Neil</b> 漢字 👋")).isEqualTo("Zoë <b>O'Neil</b> 漢字 👋");
  }

  @Test
  void whatBreaksLinesOrTurnsThemAroundIsLeftOut() {
    assertThat(ShownName.of("a\n\rb\u0000\u202Ec\u2028d\u200B")).isEqualTo("abcd");
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String shown = ShownName.of("👋".repeat(10_000));
    assertThat(shown.codePointCount(0, shown.length())).isEqualTo(48);
    assertThat(shown).endsWith("👋…");
  }

  @Test
  void nobodyIsLeftWithoutAName() {
    assertThat(ShownName.of("\n")).isEqualTo("(no name)");
  }
}
