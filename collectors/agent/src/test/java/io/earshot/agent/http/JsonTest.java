package io.earshot.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a\"b\\c", "line\nbreak\u0000", "Zürich 日本 🎧", "\ud83c alone"})
  void textsComeBackAsTheyWentAndAreAlwaysUtf8(String text) {
    String json = new JsonText().open().field("text", text).close().toString();
    String overTheWire = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(JsonParser.object(overTheWire).text("text")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, -1, 9_007_199_254_740_992L, 9_007_199_254_740_993L, -9_007_199_254_740_993L})
  void wholeNumbersThatOtherLanguagesWouldRoundAreTexts(long value) {
    JsonMessage message =
        JsonParser.object(new JsonText().open().field("n", value).close().toString());
    assertThat(message.whole("n")).isEqualTo(value);
    assertThat(message.text("n") != null).isEqualTo(Math.abs(value) > 1L << 53);
  }

  @Test
  void whatIsNoNumberIsAbsent() {
    String json =
        new JsonText()
            .open()
            .field("a", Double.NaN)
            .field("b", Double.NEGATIVE_INFINITY)
            .field("c", 1e308)
            .close()
            .toString();
    assertThat(json).isEqualTo("{\"c\":1.0E308}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\":}",
        "{\"a\":1}x",
        "{\"a\" 1}",
        "{\"a\":\"\\q\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":--1}",
        "nul",
        "{\"a\":99999999999999999999}",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"
      })
  void whatIsNoJsonObjectIsSaidSo(String text) {
    assertThatThrownBy(() -> JsonParser.object(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFieldOfAnotherTypeIsAbsent() {
    JsonMessage message = JsonParser.object("{\"a\":true,\"b\":[1,{\"c\":2.5}],\"d\":null}");
    assertThat(message.text("a")).isNull();
    assertThat(message.whole("b")).isNull();
    assertThat(message.object("a").text("x")).isNull();
    assertThat(message.objects("b")).hasSize(1);
    assertThat(message.objects("b").get(0).real("c")).isEqualTo(2.5);
  }
}
