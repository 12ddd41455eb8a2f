package io.earshot.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StartupTest {

  @Test
  void whatHasStartedOnceHasStartedForGood() {
    AtomicBoolean engine = new AtomicBoolean();
    Startup startup = new Startup();
    startup.expect("engine", engine::get);
    assertThat(startup.checks()).containsEntry("engine", false);
    engine.set(true);
    assertThat(startup.checks()).containsEntry("engine", true);
    engine.set(false);
    assertThat(startup.checks()).containsEntry("engine", true);
  }
}
