package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest {

  private final RequestGuard guard = new RequestGuard(8380);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8380",
        "localhost:8380",
        "[::1]:8380",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "LocalHost:8380"
      })
  void ourOwnNamesAreServed(String host) {
    assertServed(host());
    assertServed(HttpFields.build().put("Host", host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8380",
        "127.0.0.1.evil.example:8380",
        "localhost.evil.example",
        "evil-localhost:8380",
        "localhost:8381",
        "localhost:83800",
        "localhost:8380:8380",
        "localhost.",
        "127.0.0.2:8380",
        "0.0.0.0:8380",
        "user@localhost:8380",
        ":8380",
        ""
      })
  void aForeignNameThatLeadsHereIsRefused(String host) {
    assertRefused(HttpFields.build().put("Host", host), "use 127.0.0.1:8380 or localhost:8380");
  }

  @Test
  void aRequestWithoutHostIsRefused() {
    assertRefused(HttpFields.build(), "Host is missing");
  }

  @Test
  void twoHostsAreRefused() {
    assertRefused(host().add("Host", "localhost:8380"), "Host ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8380", "http://localhost:8380", "http://[::1]:8380"})
  void ourOwnOriginsAreServed(String origin) {
    assertServed(host().put("Origin", origin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "http://localhost",
        "http://localhost:3000",
        "https://localhost:8380",
        "http://localhost:8380.evil.example",
        "http://evil.example:8380",
        "http://localhost:8380/"
      })
  void otherOriginsAreRefused(String origin) {
    assertRefused(host().put("Origin", origin), "Origin ");
  }

  @Test
  void oneForeignOriginAmongTwoIsRefused() {
    assertRefused(
        host().add("Origin", "http://localhost:8380").add("Origin", "http://evil.example"),
        "Origin http://evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "same-site", "none"})
  void whatThisBrowserAsksForItselfIsServed(String site) {
    assertServed(host().put("Sec-Fetch-Site", site));
  }

  @Test
  void whatAnotherSiteLoadsIsRefused() {
    assertRefused(crossSite(), "cross-site");
    assertRefused(crossSite().put("Sec-Fetch-Mode", "cors"), "cross-site");
  }

  @Test
  void aLinkInATicketMayBeFollowed() {
    assertServed(crossSite().put("Sec-Fetch-Mode", "navigate").put("Sec-Fetch-Dest", "document"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iframe", "embed", "object", "image", "script"})
  void anotherSiteMayNotEmbedThePage(String destination) {
    assertRefused(
        crossSite().put("Sec-Fetch-Mode", "navigate").put("Sec-Fetch-Dest", destination),
        "cross-site");
  }

  private static HttpFields.Mutable host() {
    return HttpFields.build().put("Host", "127.0.0.1:8380");
  }

  private static HttpFields.Mutable crossSite() {
    return host().put("Sec-Fetch-Site", "cross-site");
  }

  private void assertServed(HttpFields headers) {
    assertThatCode(() -> guard.check(headers)).doesNotThrowAnyException();
  }

  private void assertRefused(HttpFields headers, String reason) {
    assertThatThrownBy(() -> guard.check(headers))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }
}
