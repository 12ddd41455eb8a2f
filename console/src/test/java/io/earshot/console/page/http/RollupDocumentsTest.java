package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollupDocumentsTest {

  private final PageServer server = TestPage.start(new FakePageState());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void rollupsAreAskedForByScopeNameAndLength() throws IOException {
    assertThat(RawHttp.get(server, "/api/v1/rollups?scope=room&name=blue").body())
        .isEqualTo("{\"rollups\":[\"room/blue/10\"]}");
    assertThat(RawHttp.get(server, "/api/v1/rollups?scope=region&windowSeconds=60").body())
        .isEqualTo("{\"rollups\":[\"region/null/60\"]}");
    assertThat(RawHttp.get(server, "/api/v1/rollups?scope=fleet").body()).contains("fleet//10");
    assertThat(RawHttp.get(server, "/api/v1/rollups").body())
        .contains("scope= is none of call, room, hop, sfu, region, language_pair, fleet");
    assertThat(RawHttp.get(server, "/api/v1/rollups?scope=hop&windowSeconds=7").body())
        .contains("windowSeconds=7 is neither 10 nor 60");
  }
}
