package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

  @Test
  void everyAsciiCharacterSurvives() {
    StringBuilder all = new StringBuilder();
    for (char each = 0; each < 128; each++) {
      all.append(each);
    }
    assertThat(Percent.decode(encoded(all.toString()))).isEqualTo(all.toString());
  }

  @Test
  void charactersOfEveryPlaneSurvive() {
    String all = "zażółć Ωμέγα ру́сский 漢字 \uFFFD\uFEFF 😀 \uDBFF\uDFFD";
    assertThat(Percent.decode(encoded(all))).isEqualTo(all);
  }

  @Test
  void aPlusIsAPlus() {
    assertThat(Percent.decode("a+b")).isEqualTo("a+b");
  }

  @Test
  void hexDigitsMayBeSmall() {
    assertThat(Percent.decode("%c3%bc")).isEqualTo("ü");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%4z", "%z4", "a%", "%+4", "%-1", "%٣٣", "%%41"})
  void aPercentSignThatEncodesNothingIsRefused(String encoded) {
    assertRefused(encoded, "% without two hex digits");
  }

  /** RFC 3629 §3 and §10: overlong forms, surrogates, beyond U+10FFFF, alone, cut off. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%C0%AF",
        "%E0%80%AF",
        "%F0%80%80%AF",
        "%ED%A0%80",
        "%F4%90%80%80",
        "%FF",
        "%80",
        "%C3",
        "%E2%82"
      })
  void bytesThatAreNoUtf8AreRefused(String encoded) {
    assertRefused(encoded, "not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u0000", "\u007f", "ü", "\n"})
  void whatMustBeEncodedIsRefusedAsItIs(String raw) {
    assertRefused("a" + raw, "character at 1");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void assertRefused(String encoded, String reason) {
    assertThatThrownBy(() -> Percent.decode(encoded))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }
}
