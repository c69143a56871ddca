package dev.sightline.core.text;

import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads annotations of ELAN ({@code .eaf}, EAF 2 and 3; Wittenburg et al., 2006): each tier is one
 * transcript. A reference annotation has the times of what it refers to; a time slot without a
 * value lies between its neighbours. Nothing in the file is believed: no document type, no
 * entities, no other file is ever opened. Stateless.
 */
public final class ElanReader {
  /** A chain of references longer than that runs in a circle. */
  private static final int MAX_CHAIN = 32;

  private ElanReader() {}

  /** One annotation as it stands in the file; times and reference may be null. */
  private record Draft(String id, String from, String to, String refers, String words) {}

  /**
   * The words of all tiers that have any.
   *
   * @param file an {@code .eaf} file
   * @return names of tiers and their cues in order of time, in the order of the file
   * @throws SightlineException {@code TEXT} if it is no such file or cannot be read
   */
  public static Map<String, Transcript> read(Path file) throws SightlineException {
    // decoded here: the parser of the JDK prints what is wrong with an encoding
    return new Document(file).read(new StringReader(TextFile.read(file).text()));
  }

  private static SightlineException refused(Path file, Phrase why, Exception cause) {
    return new SightlineException(
        Problem.TEXT,
        Phrase.of("“{0}” {1}.", file.getFileName(), why),
        file + " " + why + (cause == null ? "" : ": " + cause),
        cause);
  }

  /** One file while it is read. */
  private static final class Document {
    private final Path file;
    private final Map<String, Long> slots = new LinkedHashMap<>();
    private final Map<String, List<Draft>> tiers = new LinkedHashMap<>();
    private final Map<String, Draft> byId = new HashMap<>();

    Document(Path file) {
      this.file = file;
    }

    Map<String, Transcript> read(Reader in) throws SightlineException {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      factory.setXMLReporter((words, kind, more, where) -> {}); // it would print them
      factory.setXMLResolver(
          (publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no other file is opened");
          });
      try {
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        try {
          parse(xml);
        } finally {
          xml.close();
        }
      } catch (XMLStreamException | RuntimeException e) {
        // the parser of the JDK throws unchecked exceptions at some broken input
        throw refused(file, Phrase.of("is no ELAN file that can be read"), e);
      }
      return transcripts();
    }

    private void parse(XMLStreamReader xml) throws XMLStreamException, SightlineException {
      if (nextTag(xml) != XMLStreamConstants.START_ELEMENT
          || !xml.getLocalName().equals("ANNOTATION_DOCUMENT")) {
        throw refused(file, Phrase.of("is no ELAN file"), null);
      }
      String tier = "";
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "TIME_SLOT" -> slot(xml);
          case "TIER" -> tier = attribute(xml, "TIER_ID");
          case "ALIGNABLE_ANNOTATION", "REF_ANNOTATION" -> annotation(xml, tier);
          default -> {}
        }
      }
    }

    /** The first element; a document type before it is refused. */
    private int nextTag(XMLStreamReader xml) throws XMLStreamException, SightlineException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw refused(file, Phrase.of("declares a document type, which no ELAN file does"), null);
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          return event;
        }
      }
      return XMLStreamConstants.END_DOCUMENT;
    }

    private void slot(XMLStreamReader xml) {
      String value = attribute(xml, "TIME_VALUE");
      Long millis = null;
      try {
        long read = value.isEmpty() ? -1 : Long.parseLong(value);
        // a thousand years of video is no time
        millis = read >= 0 && read < 1L << 45 ? read : null;
      } catch (NumberFormatException e) {
        // as a slot without a value
      }
      slots.put(attribute(xml, "TIME_SLOT_ID"), millis);
    }

    private void annotation(XMLStreamReader xml, String tier) throws XMLStreamException {
      String end = xml.getLocalName();
      Draft draft =
          new Draft(
              attribute(xml, "ANNOTATION_ID"),
              attribute(xml, "TIME_SLOT_REF1"),
              attribute(xml, "TIME_SLOT_REF2"),
              attribute(xml, "ANNOTATION_REF"),
              value(xml, end));
      byId.put(draft.id, draft);
      if (!draft.words.isEmpty()) {
        tiers.computeIfAbsent(tier, k -> new ArrayList<>()).add(draft);
      }
    }

    /** All characters up to the end of an annotation, whose only content is its value. */
    private static String value(XMLStreamReader xml, String end) throws XMLStreamException {
      StringBuilder words = new StringBuilder();
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              words.append(xml.getText());
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XMLStreamException("an entity that nobody declared");
          case XMLStreamConstants.END_ELEMENT -> {
            if (xml.getLocalName().equals(end)) {
              return words.toString().strip();
            }
          }
          default -> {}
        }
      }
      return words.toString().strip();
    }

    private static String attribute(XMLStreamReader xml, String name) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? "" : value.strip();
    }

    private Map<String, Transcript> transcripts() {
      Map<String, Long> times = between();
      Map<String, Transcript> found = new LinkedHashMap<>();
      tiers.forEach(
          (tier, drafts) -> {
            List<Cue> cues = new ArrayList<>();
            for (Draft draft : drafts) {
              Draft timed = timed(draft);
              Long from = timed == null ? null : times.get(timed.from);
              Long to = timed == null ? null : times.get(timed.to);
              if (from != null && to != null && to >= from) {
                cues.add(new Cue(Fraction.ofMillis(from), Fraction.ofMillis(to), draft.words));
              }
            }
            cues.sort(Comparator.comparing(Cue::start));
            if (!cues.isEmpty()) {
              found.put(tier, new Transcript(cues));
            }
          });
      return found;
    }

    private Draft timed(Draft draft) {
      Draft at = draft;
      for (int i = 0; at != null && at.from.isEmpty(); i++) {
        at = i < MAX_CHAIN ? byId.get(at.refers) : null;
      }
      return at;
    }

    /** Slots with a value, and those without one spread evenly between their neighbours. */
    private Map<String, Long> between() {
      List<String> names = new ArrayList<>(slots.keySet());
      Map<String, Long> times = new HashMap<>();
      int known = -1;
      for (int i = 0; i < names.size(); i++) {
        Long value = slots.get(names.get(i));
        if (value == null) {
          continue;
        }
        times.put(names.get(i), value);
        if (known >= 0) {
          long before = slots.get(names.get(known));
          for (int j = known + 1; j < i; j++) {
            times.put(names.get(j), before + (value - before) * (j - known) / (i - known));
          }
        }
        known = i;
      }
      return times;
    }
  }
}
