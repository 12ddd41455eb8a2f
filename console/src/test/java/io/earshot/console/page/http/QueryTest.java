package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void whatABrowserEncodesIsRead() {
    Query query = Query.parse("filter=room%3A8f2+anna%26bob%3D%2B&offset=20");
    assertThat(query.text("filter", "")).isEqualTo("room:8f2 anna&bob=+");
    assertThat(query.wholeNumber("offset", 0)).isEqualTo(20);
  }

  @Test
  void whatIsNotThereIsAbsent() {
    Query query = Query.parse("run=&limit=&&x");
    assertThat(query.textOrNull("run")).isNull();
    assertThat(query.wholeNumber("limit", 100)).isEqualTo(100);
    assertThat(query.text("filter", "none")).isEqualTo("none");
    assertThat(Query.parse(null).textOrNull("run")).isNull();
  }

  @Test
  void aValueMayContainEquals() {
    assertThat(Query.parse("run=a=b").textOrNull("run")).isEqualTo("a=b");
  }

  @Test
  void aNameGivenTwiceIsRefused() {
    assertRefused("run=a&ru%6E=b", "run is given twice");
  }

  @Test
  void aNumberThatIsNoneIsRefusedByName() {
    Query query = Query.parse("offset=1e3");
    assertThatThrownBy(() -> query.wholeNumber("offset", 0))
        .hasMessage("offset=1e3 is not a whole number");
  }

  @Test
  void anEndlessQueryIsRefusedBeforeItIsRead() {
    assertRefused("x=%zz" + "y".repeat(5_000), "query has 5005 characters; at most 4096 are read");
  }

  @Test
  void aMalformedValueIsRefused() {
    assertRefused("filter=%ff", "not UTF-8");
  }

  private static void assertRefused(String raw, String reason) {
    assertThatThrownBy(() -> Query.parse(raw))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }
}
