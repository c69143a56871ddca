package dev.sightline.core.viewstate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one JSON object, each of which must be there and of its type. */
final class Fields {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TIME = Pattern.compile("(\\d{1,18})(?:/(\\d{1,18}))?");

  private final String file;
  private final String path;
  private final JsonNode node;

  /**
   * @param file name for the sentence
   * @param path of this object in the file, with a point at its end; empty for the whole
   * @param names all fields that there may be
   * @throws SightlineException if this is no object, or has a field of another name
   */
  Fields(String file, String path, JsonNode node, String... names) throws SightlineException {
    this.file = file;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw refused(path.isEmpty() ? "the whole" : path.substring(0, path.length() - 1), "a group");
    }
    Set<String> known = Set.of(names);
    for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
      String name = all.next();
      if (!known.contains(name)) {
        throw new SightlineException(
            Problem.DATA,
            "“"
                + file
                + "” is damaged: nothing is known of its entry “"
                + shown(path + name)
                + "”.");
      }
    }
  }

  /** A group of fields. */
  Fields object(String name, String... names) throws SightlineException {
    return new Fields(file, path + name + ".", node.path(name), names);
  }

  /** A group of fields; empty if it is null or not there. */
  Optional<Fields> optional(String name, String... names) throws SightlineException {
    return node.path(name).isNull() || node.path(name).isMissingNode()
        ? Optional.empty()
        : Optional.of(object(name, names));
  }

  /** A list of groups of fields; empty if it is null or not there. */
  List<Fields> list(String name, int most, String... names) throws SightlineException {
    JsonNode list = node.path(name);
    List<Fields> all = new ArrayList<>();
    if (!list.isNull() && !list.isMissingNode()) {
      if (!list.isArray() || list.size() > most) {
        throw wrong(name, "a list of at most " + most);
      }
      for (JsonNode item : list) {
        all.add(new Fields(file, path + name + "[" + all.size() + "].", item, names));
      }
    }
    return all;
  }

  /** True if it is there and not null. */
  boolean has(String name) {
    return !node.path(name).isNull() && !node.path(name).isMissingNode();
  }

  String text(String name) throws SightlineException {
    if (!node.path(name).isTextual()) {
      throw wrong(name, "a text");
    }
    return node.path(name).textValue();
  }

  String hash(String name) throws SightlineException {
    String text = text(name);
    if (!HASH.matcher(text).matches()) {
      throw wrong(name, "a hash of 64 hex digits");
    }
    return text;
  }

  /** A whole number from 0. */
  int number(String name) throws SightlineException {
    JsonNode value = node.path(name);
    if (!value.isInt() || value.intValue() < 0) {
      throw wrong(name, "a whole number from 0");
    }
    return value.intValue();
  }

  boolean flag(String name) throws SightlineException {
    if (!node.path(name).isBoolean()) {
      throw wrong(name, "true or false");
    }
    return node.path(name).booleanValue();
  }

  /** A number from 0 to 1. */
  double share(String name) throws SightlineException {
    double value = node.path(name).isNumber() ? node.path(name).doubleValue() : -1;
    if (!(value >= 0 && value <= 1)) {
      throw wrong(name, "a number from 0 to 1");
    }
    return value;
  }

  /** True if it is that word. */
  boolean says(String name, String word) {
    return node.path(name).isTextual() && node.path(name).textValue().equals(word);
  }

  /** A whole number from 0, or null, which becomes -1. */
  int index(String name) throws SightlineException {
    return node.path(name).isNull() ? -1 : number(name);
  }

  /** A time: {@code "5"} or {@code "281/50"}. */
  Fraction time(String name) throws SightlineException {
    Matcher m = TIME.matcher(text(name));
    if (m.matches()) {
      long den = m.group(2) == null ? 1 : Long.parseLong(m.group(2));
      if (den > 0) {
        return Fraction.of(Long.parseLong(m.group(1)), den);
      }
    }
    throw wrong(name, "a time such as 281/50");
  }

  /** A value of an enumeration, in small letters. */
  <E extends Enum<E>> E oneOf(String name, Class<E> type) throws SightlineException {
    String text = text(name);
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw wrong(name, "one of the names that the format lists");
  }

  SightlineException wrong(String name, String wanted) {
    return refused(path + name, wanted);
  }

  private SightlineException refused(String what, String wanted) {
    return new SightlineException(
        Problem.DATA,
        "“" + file + "” is damaged: its entry “" + shown(what) + "” is not " + wanted + ".");
  }

  /** What strangers wrote is shown cut, on one line. */
  private static String shown(String text) {
    String line = text.replaceAll("\\p{C}", "�");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }
}
