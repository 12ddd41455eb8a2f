package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningStackTest {

  private static final RunningStack STACK =
      new RunningStack(
          new ProcessIdentity(12, Instant.parse("2026-11-22T13:00:00.250Z")),
          new Ports(1, 2, 3, 4),
          Map.of("broker", new ProcessIdentity(13, null)));

  @Test
  void isReadableByAShellScript() {
    assertThat(STACK.text())
        .isEqualTo(
            """
            main.pid=12
            main.startedAt=2026-11-22T13:00:00.250Z
            port.broker=1
            port.registry=2
            port.console=3
            port.edge=4
            child.broker.pid=13
            """);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(RunningStack.parse(STACK.text())).contains(STACK);
  }

  @Test
  void anythingElseIsNobody() {
    assertThat(RunningStack.parse("")).isEmpty();
    assertThat(RunningStack.parse("main.pid=x\n")).isEmpty();
    assertThat(RunningStack.parse(STACK.text().replace("=2026", "=soon"))).isEmpty();
    assertThat(RunningStack.parse(STACK.text().replace("port.broker=1", "port.broker=70000")))
        .isEmpty();
  }
}
