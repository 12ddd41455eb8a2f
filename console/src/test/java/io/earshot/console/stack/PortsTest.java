package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void freePortsAreAllDifferent() {
    Ports ports = Ports.FREE.withFreeOnesChosen();
    assertThat(ports.byOption().values()).doesNotHaveDuplicates().allMatch(Ports::isFree);
  }

  @Test
  void fixedPortsStayAsTheyAre() {
    assertThat(Ports.FIXED.withFreeOnesChosen()).isEqualTo(Ports.FIXED);
  }

  @Test
  void aPortOnAllInterfacesIsTakenOnLoopbackToo() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0)) {
      assertThat(Ports.isFree(everywhere.getLocalPort())).isFalse();
    }
  }

  @Test
  void aPortThatGetsFreeInTimeIsWaitedFor() throws Exception {
    ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Ports wanted = new Ports(taken.getLocalPort(), 0, 0, 0);
    assertThatThrownBy(() -> PortClaim.check(wanted, Duration.ZERO))
        .hasMessageContaining("port " + taken.getLocalPort() + " is taken by another process");
    taken.close();
    assertThat(PortClaim.check(wanted, Duration.ofSeconds(5)).broker()).isEqualTo(wanted.broker());
  }

  @Test
  void anImpossiblePortIsRefusedByName() {
    assertThatThrownBy(() -> new Ports(1, 65_536, 2, 3))
        .hasMessage("--registry-port=65536 is not in 0..65535; 0 picks a free port");
  }
}
