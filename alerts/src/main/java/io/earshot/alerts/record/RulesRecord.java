package io.earshot.alerts.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.alerts.rule.file.RulesSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules from a second on, as the topic of rules carries them: a JSON object with whole files,
 * so that whoever reads the measurements again has what judged them. Key = the second in decimal.
 *
 * @param fromSecond Unix epoch, event time
 * @param files used together
 */
public record RulesRecord(long fromSecond, List<RulesSource> files) {

  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public RulesRecord {
    files = List.copyOf(files);
  }

  public byte[] key() {
    return Long.toString(fromSecond).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("v", VERSION);
    root.put("fromSecond", fromSecond);
    ArrayNode list = root.putArray("files");
    files.forEach(each -> list.addObject().put("file", each.file()).put("text", each.text()));
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws UnreadableAlert if it is something else
   */
  public static RulesRecord read(byte[] bytes) throws UnreadableAlert {
    JsonNode root;
    try {
      root = MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UnreadableAlert("rules record: found no JSON, expected an object");
    }
    if (root.path("v").asInt() < VERSION || !root.path("fromSecond").isIntegralNumber()) {
      throw new UnreadableAlert("rules record: found " + root.path("v") + ", expected v=1");
    }
    List<RulesSource> files = new ArrayList<>();
    for (JsonNode each : root.path("files")) {
      files.add(new RulesSource(each.path("file").asText(), each.path("text").asText()));
    }
    return new RulesRecord(root.path("fromSecond").asLong(), files);
  }
}
