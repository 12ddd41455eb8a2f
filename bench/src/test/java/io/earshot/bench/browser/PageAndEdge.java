package io.earshot.bench.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One browser for all tests of a class, and an edge for each. */
@SuppressWarnings("NullAway.Init") // set before all, and before each
abstract class PageAndEdge {

  static CallPage page;
  FakeEdge edge;

  @BeforeAll
  static void open() {
    page = new CallPage();
  }

  @AfterAll
  static void quit() {
    page.close();
  }

  @BeforeEach
  void listen() throws Exception {
    edge = FakeEdge.start();
  }

  @AfterEach
  void stop() throws Exception {
    edge.close();
  }
}
