package dev.sightline.core.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a file of translations in the format of gettext (GNU gettext manual, "The Format of PO
 * Files"): {@code msgid} with the English words, {@code msgstr} with the others, strings in quotes
 * that may go on in the next line, comments after {@code #}. Contexts and plurals are not used
 * here.
 */
final class Translations {
  private Translations() {}

  /**
   * @param resource a file beside this class
   * @return translations by English words
   * @throws IllegalStateException if the file is malformed: it is a part of the program
   */
  static Map<String, String> read(String resource) {
    try (InputStream in =
            Objects.requireNonNull(Translations.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> read(BufferedReader lines) throws IOException {
    Map<String, String> all = new HashMap<>();
    StringBuilder id = new StringBuilder();
    StringBuilder string = new StringBuilder();
    StringBuilder open = id;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (text.startsWith("msgid ")) {
        keep(all, id, string);
        open = id;
      } else if (text.startsWith("msgstr ")) {
        open = string;
      } else if (!text.startsWith("\"")) {
        throw new IllegalStateException("a line of translations: " + line);
      }
      open.append(unquoted(text.substring(text.indexOf('"'))));
    }
    keep(all, id, string);
    return Map.copyOf(all);
  }

  private static void keep(Map<String, String> all, StringBuilder id, StringBuilder string) {
    // the entry without English words describes the file
    if (!id.isEmpty() && all.put(id.toString(), string.toString()) != null) {
      throw new IllegalStateException("translated twice: " + id);
    }
    id.setLength(0);
    string.setLength(0);
  }

  private static String unquoted(String quoted) {
    if (quoted.length() < 2 || !quoted.endsWith("\"")) {
      throw new IllegalStateException("a string of translations: " + quoted);
    }
    return quoted
        .substring(1, quoted.length() - 1)
        .replace("\\\"", "\"")
        .replace("\\n", "\n")
        .replace("\\\\", "\\");
  }
}
