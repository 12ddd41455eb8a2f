package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.page.StateEvent;
import java.util.List;

/** What a page was told, as it reads it. */
final class ToldEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ToldEvents() {}

  /** The only event of a name. */
  static JsonNode only(String name, List<StateEvent> events) {
    List<StateEvent> found = events.stream().filter(event -> event.name().equals(name)).toList();
    assertThat(found).as(name + " among " + events).hasSize(1);
    return json(found.get(0));
  }

  static JsonNode json(StateEvent event) {
    try {
      return JSON.readTree(event.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError(event.json(), e);
    }
  }
}
