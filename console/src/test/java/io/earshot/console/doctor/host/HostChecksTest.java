package io.earshot.console.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.doctor.check.Check;
import io.earshot.console.doctor.check.Status;
import io.earshot.console.stack.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostChecksTest {

  @Test
  void aPortOfSomebodyElseIsInTheWay() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Ports ports = new Ports(1, port, 2, 3);
      Check check = PortChecks.of(ports, Set.of()).get(1);
      assertThat(check.name()).isEqualTo("port " + port);
      assertThat(check.status()).isEqualTo(Status.WARN);
      assertThat(check.remedy()).contains("--registry-port");
      assertThat(PortChecks.of(ports, Set.of(port)).get(1).status()).isEqualTo(Status.OK);
    }
  }

  @Test
  void spaceIsLookedForWhereTheFolderWillBe(@TempDir Path folder) {
    Check check = HostChecks.disk(folder.resolve("not/yet/there"));
    assertThat(check.found()).endsWith(" MiB free at " + folder);
  }

  @ParameterizedTest
  @CsvSource({
    "'yes\n', OK, follows a time server",
    "no, WARN, no time server",
    "'', WARN, not say"
  })
  void aSystemThatDoesNotSayIsNotTakenForOneThatFollows(
      String answer, Status status, String found) {
    Check check = TimeSync.judge(answer);
    assertThat(check.status()).isEqualTo(status);
    assertThat(check.found()).contains(found);
  }

  @Test
  void theJavaThatRunsThisIsNewEnough() {
    assertThat(HostChecks.java().status()).isEqualTo(Status.OK);
    assertThat(HostChecks.java().found()).contains(Runtime.version().toString());
  }
}
