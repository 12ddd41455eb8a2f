package io.earshot.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.earshot.alerts.delivery.receiver.Receiver;
import io.earshot.console.command.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiversFileTest {

  private static final String SECRET_URL = "https://chat.example/hooks/T0PS3CRET";

  @TempDir private Path folder;

  @Test
  void secretsComeFromFilesBesideTheReceiversFile() throws IOException {
    Files.writeString(folder.resolve("url"), SECRET_URL + "\n");
    Files.writeString(folder.resolve("key"), "s1gn\n");
    Receiver chat =
        read("""
            version: 1
            receivers:
              - name: chat
                webhook: {url_file: url, secret_file: key}
            """)
            .receivers()
            .get(0);
    assertThat(chat.uri()).isEqualTo(URI.create(SECRET_URL));
    assertThat(chat.secret()).isEqualTo("s1gn");
  }

  /** Every machine that runs tests has a PATH, and no chat room is called like it. */
  @Test
  void secretsComeFromTheEnvironmentToo() throws IOException {
    Receiver chat =
        read("""
            version: 1
            receivers:
              - name: chat
                webhook: {url: "http://127.0.0.1:1/", authorization_env: PATH}
            """)
            .receivers()
            .get(0);
    assertThat(chat.authorization()).isEqualTo(System.getenv("PATH").strip());
  }

  @Test
  void aSecretInTheFileItselfIsRefusedAndNotRepeated() throws IOException {
    assertThat(
            failure(
                """
                version: 1
                receivers:
                  - name: chat
                    webhook: {url: "http://127.0.0.1:1/", secret: T0PS3CRET}
                """))
        .contains("receivers.yml:4: unknown key 'secret'")
        .doesNotContain("T0PS3CRET");
  }

  @Test
  void anAddressThatIsNoneIsNotShown() throws IOException {
    Files.writeString(folder.resolve("url"), "hooks/T0PS3CRET");
    assertThat(
            failure(
                """
                version: 1
                receivers:
                  - name: chat
                    webhook: {url_file: url}
                  - name: other
                    webhook: {url: "https://user:T0PS3CRET@chat.example/"}
                """))
        .contains("receivers.yml:4: url", "receivers.yml:6: url")
        .doesNotContain("T0PS3CRET");
  }

  @Test
  void allMistakesAreOneLineWithTheirPlaces() throws IOException {
    assertThat(
            failure(
                """
                version: 1
                receivers:
                  - name: gone
                    webhook: {url: "http://h/", secret_file: missing}
                  - name: unset
                    webhook: {url_env: EARSHOT_TEST_THAT_NOBODY_SETS}
                """))
        .contains("receivers.yml:4: ", "; ", "receivers.yml:6: ")
        .doesNotContain("\n");
  }

  @Test
  void aFileThatCannotBeReadSaysWhy() throws IOException {
    Path missing = folder.resolve("nowhere.yml");
    assertThat(failure(missing)).isEqualTo(missing + ": no such file; expected receivers in YAML");
    assertThat(failure(folder)).startsWith(folder + ": cannot be read: ");
    Path latin = folder.resolve("latin.yml");
    Files.write(latin, "name: Zoë".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(failure(latin)).isEqualTo(latin + ": found bytes that are not UTF-8; expected YAML");
  }

  @Test
  void aSecretAsLargeAsAFilmIsNone() throws IOException {
    Files.writeString(folder.resolve("key"), "x".repeat(16_385));
    assertThat(
            failure(
                """
                version: 1
                receivers:
                  - name: chat
                    webhook: {url: "http://127.0.0.1:1/", secret_file: key}
                """))
        .contains("secret_file: found no readable file 'key'");
  }

  @Test
  void whatIsShownOfAReceiverIsItsNameAndKind() throws IOException {
    Files.writeString(folder.resolve("url"), SECRET_URL);
    ReceiversFile file =
        read(
            """
            version: 1
            receivers:
              - name: chat
                webhook: {url_file: url}
            """);
    assertThat(file.toString()).contains("chat (webhook)").doesNotContain("T0PS3CRET");
  }

  private ReceiversFile read(String text) throws IOException {
    return ReceiversFile.read(Files.writeString(folder.resolve("receivers.yml"), text));
  }

  private String failure(String text) throws IOException {
    return failure(Files.writeString(folder.resolve("receivers.yml"), text));
  }

  private static String failure(Path file) {
    CommandFailure failure =
        catchThrowableOfType(CommandFailure.class, () -> ReceiversFile.named(file));
    return String.valueOf(failure.getMessage());
  }
}
