package io.earshot.collectors.edge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON value of a known number of characters. Depth, names and numbers are bounded while
 * reading; a name that stands twice in an object is an error, as two readers would disagree.
 */
public final class StrictJson {

  /** A batch in its message is 5 deep. */
  public static final int MAX_DEPTH = 8;

  private static final int MAX_NAME_CHARACTERS = 128;
  private static final int MAX_NUMBER_CHARACTERS = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(MAX_NAME_CHARACTERS)
                          .maxNumberLength(MAX_NUMBER_CHARACTERS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // The parser would quote what a stranger wrote into our log.
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Reads a whole text.
   *
   * @throws BadJson when it is not exactly one JSON value within the bounds
   */
  public static JsonNode read(String text) throws BadJson {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new BadJson("empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new BadJson("not JSON, or deeper than " + MAX_DEPTH);
    }
  }

  /** Reads a text that must be an object. */
  public static ObjectNode readObject(String text) throws BadJson {
    JsonNode node = read(text);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new BadJson("not an object");
  }

  /** A new object to be filled. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
