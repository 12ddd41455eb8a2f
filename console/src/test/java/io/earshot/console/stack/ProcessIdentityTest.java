package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  private static final ProcessIdentity ME = ProcessIdentity.current();

  @Test
  void findsTheProcessItNames() {
    assertThat(ME.handle()).contains(ProcessHandle.current());
  }

  @Test
  void aPidUsedAgainIsAnotherProcess() {
    assertThat(new ProcessIdentity(ME.pid(), Instant.EPOCH).handle()).isEmpty();
  }

  @Test
  void anUnknownStartTimeIsNoReasonToDoubt() {
    assertThat(new ProcessIdentity(ME.pid(), null).handle()).isPresent();
  }

  @Test
  void aProcessThatEndedIsGone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
    process.waitFor();
    assertThat(identity.handle()).isEmpty();
  }
}
