package io.earshot.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ClusterOptionsTest {

  @Test
  void theEmbeddedStackIsTheDefault() {
    ClusterOptions options = parse();
    assertThat(options.bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(options.registry().url()).isEqualTo("http://127.0.0.1:8081/apis/ccompat/v7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka-0.kafka:9092", "a:1,b:65535", "[::1]:9092", "[fe80::1%eth0]:1"})
  void serversAreHostsWithPorts(String servers) {
    assertThat(parse("--bootstrap", servers).bootstrap()).isEqualTo(servers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kafka",
        ":9092",
        "kafka:",
        "a:0",
        "a:65536",
        "a:1,",
        "a:1, b:2",
        "a b:1",
        "kafka://a:1",
        "::1:9092"
      })
  void anythingElseIsNamedWithItsOption(String servers) {
    assertThatThrownBy(() -> parse("--bootstrap=" + servers))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--bootstrap")
        .hasMessageContaining("found \"")
        .hasMessageContaining("expected HOST:PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8081", "ftp://a/", "http://", "http://a b/"})
  void aRegistryHasAUrl(String url) {
    assertThatThrownBy(() -> parse("--registry=" + url))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--registry");
  }

  @Test
  void credentialsOfARegistryStayOutOfItsName() {
    ClusterOptions options = parse("--registry", "http://me:secret@a:1/api");
    assertThat(options.registry().url()).isEqualTo("http://a:1/api");
  }

  private static ClusterOptions parse(String... args) {
    Taking taking = new Taking();
    new CommandLine(taking).parseArgs(args);
    return taking.options;
  }

  @Command(name = "taking")
  private static final class Taking {

    @Mixin private final ClusterOptions options = new ClusterOptions();
  }
}
