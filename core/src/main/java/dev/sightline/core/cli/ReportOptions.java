package dev.sightline.core.cli;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.output.TemplateFile;
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
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What reports are to be: a template, and what of it is to be otherwise. */
final class ReportOptions {
  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "A template; the options below come before what it says.")
  private Path template;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "One or more of pdf, html, docx, pptx, md, latex, data; default: pdf,html.")
  private List<String> formats;

  @Option(
      names = "--plugin-format",
      split = ",",
      paramLabel = "KEY",
      description = "Formats of plug-ins, beside those of --format.")
  private List<String> pluginFormats = List.of();

  @Option(
      names = "--sections",
      split = ",",
      paramLabel = "SECTION",
      description = {
        "Sections in their order, of video, text, moments, places, predictions, map, faithfulness,"
            + " changes, modality, uses, fusion, model, limits, provenance; default: all.",
      })
  private List<String> sections;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "SECTION",
      description = "Sections that are left out.")
  private List<String> without = List.of();

  @Option(names = "--title", paramLabel = "TEXT", description = "Title; default: the video's name.")
  private String title;

  @Option(names = "--author", paramLabel = "TEXT", description = "Who wrote it.")
  private String author;

  @Option(names = "--notes", paramLabel = "TEXT", description = "Words below the title.")
  private String notes;

  @Option(
      names = "--logo",
      paramLabel = "FILE",
      description = "A PNG or JPEG beside the title, up to 4 MB.")
  private Path logo;

  @Option(names = "--paper", paramLabel = "SIZE", description = "a4 or letter.")
  private String paper;

  @Option(
      names = "--colours",
      paramLabel = "MAP",
      description = "Colour map of weights: viridis, magma or cividis.")
  private String colours;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "light or dark, of PDF and slides; a page in a browser follows its reader.")
  private String theme;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "en or zh (Simplified Chinese), of the report's fixed words; default: en.")
  private String language;

  @Option(
      names = "--save-template",
      paramLabel = "FILE",
      description = "Also write what was asked for as a template.")
  private Path save;

  /**
   * What is asked for. Reads and writes files.
   *
   * @throws SightlineException if the template is broken
   */
  ReportTemplate template(CommandLine line) throws SightlineException {
    ReportTemplate t = template == null ? ReportTemplate.USUAL : TemplateFile.read(template);
    if (formats != null) {
      Set<ReportFormat> wanted = new LinkedHashSet<>();
      for (String key : formats) {
        wanted.add(
            ReportFormat.of(key.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> wrong(line, "--format", key, ReportFormat.keys())));
      }
      t = t.withFormats(wanted);
    }
    t = t.withSections(chosen(line, t.sections()));
    t =
        t.withWords(
            title == null ? t.title() : title,
            author == null ? t.author() : author,
            notes == null ? t.notes() : notes);
    t = logo == null ? t : t.withLogo(Optional.of(logo));
    t =
        t.withStyle(
            one(line, "--paper", paper, t.style().sheet(), List.of(Sheet.values()), Sheet::key),
            one(
                line,
                "--colours",
                colours,
                t.style().colours(),
                Arrays.stream(ColorMap.values()).filter(m -> !m.isDiverging()).toList(),
                ColorMap::key),
            one(
                line,
                "--theme",
                theme,
                t.style().theme(),
                List.of(Paper.values()),
                p -> p.name().toLowerCase(Locale.ROOT)));
    t =
        t.withLanguage(
            one(
                line,
                "--language",
                language,
                t.style().language(),
                List.of(ReportLanguage.values()),
                ReportLanguage::key));
    if (save != null) {
      TemplateFile.write(t, save);
    }
    return t;
  }

  /** The formats of plug-ins that are asked for. Reads files where there are any. */
  List<ReportFileWriter> also(CommandLine line) {
    List<ReportFileWriter> wanted = new ArrayList<>();
    List<ReportFileWriter> all =
        pluginFormats.isEmpty() ? List.of() : InstalledPlugins.all().writers();
    for (String key : pluginFormats) {
      String keys = all.stream().map(ReportFileWriter::key).collect(Collectors.joining(", "));
      wanted.add(
          all.stream()
              .filter(w -> w.key().equals(key.strip()))
              .findFirst()
              .orElseThrow(() -> wrong(line, "--plugin-format", key, keys)));
    }
    return wanted;
  }

  private List<SectionKind> chosen(CommandLine line, List<SectionKind> usual) {
    List<SectionKind> all = new ArrayList<>(sections == null ? usual : kinds(line, sections));
    all.removeAll(kinds(line, without));
    if (all.isEmpty()) {
      throw new CommandLine.ParameterException(line, "A report needs one section at least.");
    }
    return all;
  }

  private static List<SectionKind> kinds(CommandLine line, List<String> keys) {
    List<SectionKind> all = new ArrayList<>();
    for (String key : keys) {
      all.add(
          SectionKind.of(key.strip().toLowerCase(Locale.ROOT))
              .orElseThrow(
                  () ->
                      wrong(
                          line,
                          "section",
                          key,
                          SectionKind.all().stream()
                              .map(SectionKind::key)
                              .collect(Collectors.joining(", ")))));
    }
    return all;
  }

  private static <T> T one(
      CommandLine line,
      String option,
      String wanted,
      T usual,
      List<T> all,
      Function<T, String> key) {
    if (wanted == null) {
      return usual;
    }
    return all.stream()
        .filter(o -> key.apply(o).equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    line, option, wanted, all.stream().map(key).collect(Collectors.joining(", "))));
  }

  private static CommandLine.ParameterException wrong(
      CommandLine line, String what, String given, String all) {
    return new CommandLine.ParameterException(
        line, "There is no " + what + " '" + given + "'; there are: " + all + ".");
  }
}
