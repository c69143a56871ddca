package dev.sightline.core.cli.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints objects, each on one line. */
final class JsonLines {
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final PrintWriter out;

  JsonLines(PrintWriter out) {
    this.out = out;
  }

  void print(Object content) {
    try {
      out.println(mapper.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }

  /** The last line: an object with one field, {@code summary}. */
  void summary(Map<String, Long> counts) {
    print(Map.of("summary", new LinkedHashMap<>(counts)));
  }
}
