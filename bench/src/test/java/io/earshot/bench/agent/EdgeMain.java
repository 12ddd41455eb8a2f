package io.earshot.bench.agent;

import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.collectors.edge.host.EdgeSettings;
import io.earshot.collectors.edge.http.EdgeServerOptions;
import io.earshot.collectors.edge.token.SecretKeys;
import io.earshot.collectors.edge.token.StaticKeys;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * An edge alone in its process, so that it can be killed; ends with the process that started it.
 */
final class EdgeMain {

  static final String READY = "edge is ready";

  private EdgeMain() {}

  /** Bootstrap servers, port, a file of static keys. */
  public static void main(String[] args) throws IOException {
    Path keys = Path.of(args[2]);
    EdgeSettings settings =
        EdgeSettings.of(
                EdgeServerOptions.on("127.0.0.1", Integer.parseInt(args[1]), Set.of()),
                SecretKeys.parse("labkey: a-secret-of-more-than-thirty-two-bytes"),
                StaticKeys.parse(Files.readString(keys)),
                keys.resolveSibling("names.key"))
            .withClearNames(true);
    try (EdgeHost edge =
        EdgeHost.start(
            args[0],
            FixedSchemaIds.of(TopicKind.valueSchemas()),
            TopicPlan.live(PlanSize.EMBEDDED),
            settings)) {
      System.out.println(READY + " at " + edge.uri());
      while (System.in.read() >= 0) {
        // Whatever is said, only the end of it counts.
      }
    }
  }
}
