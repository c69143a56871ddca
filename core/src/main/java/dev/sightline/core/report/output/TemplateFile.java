package dev.sightline.core.report.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Templates of reports as files, after {@code docs/report-format/template.schema.json}. A logo is
 * looked for beside the template. What is wrong with a file is said in words. Stateless; blocks.
 */
public final class TemplateFile {
  /** What such files end with. */
  public static final String ENDING = ".json";

  private static final String FORMAT = "sightline-report-template";
  private static final int VERSION = 1;
  private static final long MOST_BYTES = 1L << 20;
  private static final Set<String> FIELDS =
      Set.of(
          "format",
          "language",
          "formatVersion",
          "formats",
          "sections",
          "title",
          "author",
          "notes",
          "logo",
          "paper",
          "colourMap",
          "theme");

  private final Path file;

  private TemplateFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a template.
   *
   * @throws SightlineException {@code FILE} if it cannot be read, {@code DATA} with what is wrong
   *     with it
   */
  public static ReportTemplate read(Path file) throws SightlineException {
    JsonNode root;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new TemplateFile(file).refused(Phrase.of("it is larger than 1 MB"));
      }
      root = JsonMapper.builder().build().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "The template “{0}” cannot be used: it is no JSON (line {1}).",
              file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The template “{0}” cannot be read from the disk.", file), e);
    }
    return new TemplateFile(file).parse(root);
  }

  private ReportTemplate parse(JsonNode root) throws SightlineException {
    if (!root.isObject() || !FORMAT.equals(root.path("format").asText())) {
      throw refused(Phrase.of("it is no template of reports"));
    }
    if (root.path("formatVersion").asInt() != VERSION) {
      throw refused(Phrase.of("it was written by a newer version"));
    }
    for (String name : (Iterable<String>) root::fieldNames) {
      if (!FIELDS.contains(name)) {
        throw refused(Phrase.of("it has “{0}”, which no template has", name));
      }
    }
    ReportTemplate usual = ReportTemplate.USUAL;
    Set<ReportFormat> formats =
        root.has("formats")
            ? new LinkedHashSet<>(list(root, "formats", ReportFormat::of, ReportFormat.keys()))
            : usual.formats();
    List<SectionKind> sections =
        root.has("sections")
            ? list(
                root,
                "sections",
                SectionKind::of,
                SectionKind.all().stream().map(SectionKind::key).collect(Collectors.joining(", ")))
            : usual.sections();
    return new ReportTemplate(
        formats,
        sections,
        text(root, "title"),
        text(root, "author"),
        text(root, "notes"),
        logo(text(root, "logo")),
        style(root));
  }

  private ReportStyle style(JsonNode root) throws SightlineException {
    ReportStyle usual = ReportStyle.USUAL;
    return new ReportStyle(
        one(root, "paper", usual.sheet(), Arrays.asList(Sheet.values()), Sheet::key),
        one(
            root,
            "colourMap",
            usual.colours(),
            Arrays.stream(ColorMap.values()).filter(m -> !m.isDiverging()).toList(),
            ColorMap::key),
        one(
            root,
            "theme",
            usual.theme(),
            Arrays.asList(Paper.values()),
            p -> p.name().toLowerCase(Locale.ROOT)),
        one(
            root,
            "language",
            usual.language(),
            Arrays.asList(ReportLanguage.values()),
            ReportLanguage::key));
  }

  private Optional<Path> logo(String named) throws SightlineException {
    if (named.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(file.toAbsolutePath().resolveSibling(named));
    } catch (java.nio.file.InvalidPathException e) {
      throw refused(Phrase.of("“{0}” is no name of a file", named));
    }
  }

  private String text(JsonNode root, String field) throws SightlineException {
    JsonNode node = root.path(field);
    if (!node.isMissingNode() && !node.isTextual()) {
      throw refused(Phrase.of("“{0}” is no text", field));
    }
    return node.asText("");
  }

  private <T> List<T> list(
      JsonNode root, String field, Function<String, Optional<T>> find, String all)
      throws SightlineException {
    JsonNode node = root.get(field);
    if (!node.isArray() || node.isEmpty()) {
      throw refused(Phrase.of("“{0}” is no list, or an empty one", field));
    }
    List<T> out = new ArrayList<>();
    for (JsonNode one : node) {
      T found = find.apply(one.asText()).orElse(null);
      if (found == null) {
        throw refused(Phrase.of("“{0}” is none of the {1} {2}", one.asText(), field, all));
      }
      if (out.contains(found)) {
        throw refused(Phrase.of("“{0}” stands twice among the {1}", one.asText(), field));
      }
      out.add(found);
    }
    return out;
  }

  private <T> T one(JsonNode root, String field, T usual, List<T> all, Function<T, String> key)
      throws SightlineException {
    if (!root.has(field)) {
      return usual;
    }
    String wanted = root.get(field).asText();
    for (T one : all) {
      if (key.apply(one).equals(wanted)) {
        return one;
      }
    }
    throw refused(
        Phrase.of(
            "“{0}” is “{1}”, not one of {2}",
            field, wanted, all.stream().map(key).collect(Collectors.joining(", "))));
  }

  private SightlineException refused(Phrase why) {
    return new SightlineException(
        Problem.DATA, Phrase.of("The template “{0}” cannot be used: {1}.", file, why));
  }

  /**
   * Writes a template, whole or not at all.
   *
   * @throws SightlineException if the file cannot be written
   */
  public static void write(ReportTemplate template, Path file) throws SightlineException {
    WholeFile.write(file, text(template, file).getBytes(StandardCharsets.UTF_8));
  }

  /** A template as text, as settings keep it; a logo by its whole path. */
  public static String text(ReportTemplate template) {
    return text(template, null);
  }

  private static String text(ReportTemplate template, Path file) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = mapper.createObjectNode();
    root.put("format", FORMAT);
    root.put("formatVersion", VERSION);
    ArrayNode formats = root.putArray("formats");
    template.formats().forEach(f -> formats.add(f.key()));
    ArrayNode sections = root.putArray("sections");
    template.sections().forEach(s -> sections.add(s.key()));
    root.put("title", template.title());
    root.put("author", template.author());
    root.put("notes", template.notes());
    template.logo().ifPresent(logo -> root.put("logo", named(logo, file)));
    root.put("paper", template.style().sheet().key());
    root.put("colourMap", template.style().colours().key());
    root.put("theme", template.style().theme().name().toLowerCase(Locale.ROOT));
    root.put("language", template.style().language().key());
    try {
      return mapper.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }

  /** A logo beside the template by its name, so that both can be handed on together. */
  private static String named(Path logo, Path file) {
    Path whole = logo.toAbsolutePath();
    return file != null && whole.getParent().equals(file.toAbsolutePath().getParent())
        ? logo.getFileName().toString()
        : whole.toString();
  }

  /**
   * Reads what {@link #text(ReportTemplate)} wrote.
   *
   * @return empty if it is none, as after an update
   */
  public static Optional<ReportTemplate> of(String text) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(text);
      return Optional.of(new TemplateFile(Path.of("settings")).parse(root));
    } catch (JsonProcessingException | SightlineException e) {
      return Optional.empty();
    }
  }
}
