package io.earshot.collectors.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.schema.AgentRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatekeeperTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final long NOW_SECONDS = NOW.getEpochSecond();
  private static final String FIXED = "0123456789abcdef0123456789abcdef";

  private final Gatekeeper gatekeeper =
      new Gatekeeper(
          Tokens.keys(),
          StaticKeys.parse(
              "{\"keys\":[{\"id\":\"probe\",\"key\":\""
                  + FIXED
                  + "\",\"roles\":[\"SFU\"],\"sessionPrefix\":\"lab-\"}]}"));

  @Test
  void aTokenOfLiveKitsOwnSdkNamesRoomAndIdentity() throws TokenRefused {
    String token = Tokens.ofSdk("ann", "lab");
    Grant grant = gatekeeper.admit(token, Instant.now().getEpochSecond());
    assertThat(grant.room()).isEqualTo("lab");
    assertThat(grant.identity()).isEqualTo("ann");
    assertThat(grant.roles().get(0)).isEqualTo(AgentRole.CLIENT);
    assertThat(grant.key()).isEqualTo(Tokens.KEY);
  }

  static List<BadToken> badTokens() {
    return BadToken.all(NOW);
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void aBadTokenIsRefusedForWhatIsWrongWithIt(BadToken bad) {
    assertThatThrownBy(() -> gatekeeper.admit(bad.token(), NOW_SECONDS))
        .isInstanceOfSatisfying(
            TokenRefused.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(bad.fault());
              assertThat(refused.fault().status()).isEqualTo(bad.status());
            });
  }

  @Test
  void clocksMayDifferByAMinute() throws TokenRefused {
    String late = Tokens.signed(Tokens.claims("a", "r", NOW).withExpiresAt(NOW.minusSeconds(59)));
    String early = Tokens.signed(Tokens.claims("a", "r", NOW).withNotBefore(NOW.plusSeconds(60)));
    assertThat(gatekeeper.admit(late, NOW_SECONDS).identity()).isEqualTo("a");
    assertThat(gatekeeper.admit(early, NOW_SECONDS).identity()).isEqualTo("a");
  }

  @Test
  void aTokenThatOpenedACallIsGoodForComingBackToIt() throws TokenRefused {
    String token = Tokens.signed(Tokens.claims("ann", "lab", NOW));
    gatekeeper.admit(token, NOW_SECONDS);
    Grant later = gatekeeper.admit(token, NOW_SECONDS + 3_600);
    assertThat(later.hasExpiredAt(NOW_SECONDS + 3_600)).isTrue();
  }

  @Test
  void workersAreKnownByKindOrGrant() throws TokenRefused {
    String kind = Tokens.signed(Tokens.claims("w", "lab", NOW).withClaim("kind", "agent"));
    String grant =
        Tokens.signed(
            Tokens.claims("w", "lab", NOW)
                .withClaim("video", Map.of("room", "lab", "roomJoin", true, "agent", true)));
    assertThat(gatekeeper.admit(kind, NOW_SECONDS).roles().get(0)).isEqualTo(AgentRole.WORKER);
    assertThat(gatekeeper.admit(grant, NOW_SECONDS).roles().get(0)).isEqualTo(AgentRole.WORKER);
  }

  @Test
  void whoMayWriteObservationsNeedNotJoin() throws TokenRefused {
    String token =
        Tokens.signed(
            Tokens.claims("ann", "lab", NOW)
                .withClaim("video", Map.of("room", "lab"))
                .withClaim("observability", Map.of("write", true)));
    assertThat(gatekeeper.admit(token, NOW_SECONDS).room()).isEqualTo("lab");
  }

  @Test
  void aStaticKeyGrantsWhatItsFileSays() throws TokenRefused {
    Grant grant = gatekeeper.admit(FIXED, NOW_SECONDS);
    assertThat(grant.roles()).containsExactly(AgentRole.SFU);
    assertThat(grant.sessionPrefix()).isEqualTo("lab-");
    assertThat(grant.room()).isNull();
    assertThatThrownBy(() -> gatekeeper.admit(FIXED + "0", NOW_SECONDS))
        .isInstanceOf(TokenRefused.class);
  }

  @Test
  void keyFilesAreReadAsLiveKitWritesThem() {
    SecretKeys keys = SecretKeys.parse("# keys\nAPIa: 'x'\n\n\"APIb\": " + "y".repeat(32) + "\n");
    assertThat(keys.secretByKey()).containsOnlyKeys("APIa", "APIb").containsEntry("APIa", "x");
    assertThat(keys.guessable()).containsExactly("APIa");
    assertThat(keys.toString()).doesNotContain("yyyy");
    assertThatThrownBy(() -> SecretKeys.parse("APIa: s\nnonsense\n"))
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("nonsense");
  }

  @Test
  void aShortStaticKeyIsRefusedByNumber() {
    assertThatThrownBy(() -> StaticKeys.parse("{\"keys\":[{\"id\":\"x\",\"key\":\"short\"}]}"))
        .hasMessageContaining("keys[0]")
        .hasMessageContaining("32");
  }
}
