package io.earshot.alerts.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Problem;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiversReadingTest {

  private static final SecretSource SECRETS =
      new SecretSource() {
        private final Map<String, String> variables =
            Map.of("HOOK_URL", "https://chat.example/hooks/T0P", "BROKEN", "a\nb", "EMPTY", " ");

        @Override
        public @Nullable String variable(String name) {
          return variables.get(name);
        }

        @Override
        public String file(String path) throws IOException {
          if (path.equals("missing")) {
            throw new IOException("no");
          }
          return "content of " + path + "\n";
        }
      };

  @Test
  void readsBothKindsWithDefaults() {
    List<Receiver> receivers =
        read("""
                version: 1
                page: https://earshot.example/
                receivers:
                  - name: am
                    alertmanager: {url: "http://am:9093/"}
                  - name: chat
                    webhook: {url_env: HOOK_URL, secret_file: key, authorization_file: auth}
                    severities: [critical]
                    labels: {region: eu}
                    timeout: 3s
                    max_waiting: 7
                    give_up_after: 1m
                """)
            .receivers();
    Receiver am = receivers.get(0);
    assertThat(am.uri()).isEqualTo(URI.create("http://am:9093/api/v2/alerts"));
    assertThat(am.ownPage()).isEqualTo("http://am:9093");
    assertThat(am.timeoutMillis()).isEqualTo(10_000);
    Receiver chat = receivers.get(1);
    assertThat(chat.kind()).isEqualTo(Receiver.Kind.WEBHOOK);
    assertThat(chat.uri()).isEqualTo(URI.create("https://chat.example/hooks/T0P"));
    assertThat(chat.ownPage()).isNull();
    assertThat(chat.secret()).isEqualTo("content of key");
    assertThat(chat.authorization()).isEqualTo("content of auth");
    assertThat(chat.selection().severities()).containsExactly("critical");
    assertThat(chat.selection().labels()).isEqualTo(Labels.of("region", "eu"));
    assertThat(chat.timeoutMillis()).isEqualTo(3_000);
    assertThat(chat.limits().maxCount()).isEqualTo(7);
    assertThat(chat.limits().maxAgeMillis()).isEqualTo(60_000);
    assertThat(chat).hasToString("chat (webhook)");
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertThat(
            problems(
                """
                version: 1
                receivers:
                  - name: a b
                    webhook: {url: "http://h/"}
                  - name: both
                    webhook: {url: "http://h/"}
                    alertmanager: {url: "http://h/"}
                  - name: none
                  - name: misspelled
                    webhook: {ulr: "http://h/"}
                  - name: plain
                    webhook: {url: "http://h/", secret: "s3cr3t"}
                  - name: unset
                    webhook: {url_env: NOPE}
                  - name: gone
                    webhook: {url: "http://h/", secret_file: missing}
                  - name: odd
                    webhook: {url: "ftp://user:s3cr3t@h/"}
                  - name: twice
                    webhook: {url: "http://h/"}
                  - name: twice
                    webhook: {url: "http://h/"}
                    timeout: never
                """))
        .containsExactly(
            "r.yml:3: found 'a b'; expected up to 60 of letters, digits, '_', '.', '-'",
            "r.yml:5: found both 'alertmanager' and 'webhook'; expected one of alertmanager,"
                + " webhook",
            "r.yml:8: found no way to reach it; expected one of alertmanager, webhook",
            "r.yml:10: expected one of url, url_file, url_env, found none",
            "r.yml:10: unknown key 'ulr'; expected one of url, url_file, url_env,"
                + " authorization_file, authorization_env, secret_file, secret_env; did you mean"
                + " 'url'?",
            "r.yml:12: unknown key 'secret'; expected one of url, url_file, url_env,"
                + " authorization_file, authorization_env, secret_file, secret_env; did you mean"
                + " 'secret_env'?",
            "r.yml:14: url_env: found no variable 'NOPE'; expected it in the environment",
            "r.yml:16: secret_file: found no readable file 'missing'; expected one with the value",
            "r.yml:18: url: found no address; expected http://HOST[:PORT]/… or https://… without a"
                + " user",
            "r.yml:21: found a second receiver 'twice'; expected each name once",
            "r.yml:23: timeout: found 'never'; expected whole seconds such as 90s, 5m or 1h30m")
        .noneMatch(line -> line.contains("s3cr3t"));
  }

  @Test
  void aValueIsOneLine() {
    assertThat(
            problems(
                """
                version: 1
                receivers:
                  - name: a
                    webhook: {url_env: BROKEN}
                  - name: b
                    webhook: {url_env: EMPTY}
                """))
        .containsExactly(
            "r.yml:4: url_env: found nothing usable in 'BROKEN'; expected one line with the value",
            "r.yml:6: url_env: found nothing usable in 'EMPTY'; expected one line with the value");
  }

  @Test
  void anEmptyFileIsNoFile() {
    assertThat(problems("")).containsExactly("r.yml:1: found nothing; expected a map with keys");
    assertThat(problems("version: 1\n"))
        .containsExactly("r.yml:1: 'receivers' is missing; expected a list of receivers");
  }

  private static List<String> problems(String text) {
    return read(text).problems().stream().map(Problem::toString).toList();
  }

  private static ReceiversReading read(String text) {
    return ReceiversReading.of("r.yml", text, SECRETS);
  }
}
