package io.earshot.schemas.file;

import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contract for clients in other languages: one self-contained schema file per subject. */
public final class SchemaFiles {

  private SchemaFiles() {}

  /**
   * Writes {@code <subject>.avsc} for every live topic of Avro records, over what is there,
   * byte-equal each time.
   *
   * @return the files, in the order of the topics
   */
  public static List<Path> writeAll(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    // Schemas do not depend on the size.
    for (TopicSpec topic : TopicPlan.live(PlanSize.CLUSTER).avroTopics()) {
      Path file = directory.resolve(topic.subject() + ".avsc");
      written.add(Files.writeString(file, SchemaText.indented(topic.valueSchema())));
    }
    return List.copyOf(written);
  }
}
