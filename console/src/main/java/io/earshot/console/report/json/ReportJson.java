package io.earshot.console.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The report for programs: keys in the order of the document's components, plain decimals, line
 * feeds on every platform. Equal documents give equal bytes.
 */
public final class ReportJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .build();

  private static final ObjectWriter INDENTED = MAPPER.writer(indentedByLineFeeds());

  private ReportJson() {}

  /** Indented, with a final line feed. */
  public static String indented(Object document) {
    return written(INDENTED, document);
  }

  /** On one line, with a final line feed. */
  public static String line(Object document) {
    return written(MAPPER.writer(), document);
  }

  private static String written(ObjectWriter writer, Object document) {
    try {
      return writer.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a document: " + document.getClass(), e);
    }
  }

  private static DefaultPrettyPrinter indentedByLineFeeds() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
