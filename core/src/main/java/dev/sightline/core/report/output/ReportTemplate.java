package dev.sightline.core.report.output;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Logos;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How somebody wants reports to be, to be kept and handed on as a file ({@link TemplateFile}).
 * Immutable.
 *
 * @param formats at least one
 * @param sections in their order, at least one, each once
 * @param title empty: the name of the video
 * @param author or empty
 * @param notes or empty
 * @param logo a PNG or JPEG
 * @param style how it looks
 */
public record ReportTemplate(
    Set<ReportFormat> formats,
    List<SectionKind> sections,
    String title,
    String author,
    String notes,
    Optional<Path> logo,
    ReportStyle style) {
  /** A PDF and a page of everything. */
  public static final ReportTemplate USUAL =
      new ReportTemplate(
          EnumSet.of(ReportFormat.PDF, ReportFormat.HTML),
          SectionKind.all(),
          "",
          "",
          "",
          Optional.empty(),
          ReportStyle.USUAL);

  /**
   * @throws IllegalArgumentException if there is no format or no section
   */
  public ReportTemplate {
    if (formats.isEmpty() || sections.isEmpty()) {
      throw new IllegalArgumentException("a report without a format or a section");
    }
    // in the order in which they are declared, whatever the set is
    formats =
        EnumSet.copyOf(formats).stream()
            .collect(Collectors.collectingAndThen(Collectors.toList(), ReportTemplate::ordered));
    sections = sections.stream().distinct().toList();
  }

  private static Set<ReportFormat> ordered(List<ReportFormat> formats) {
    return java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(formats));
  }

  /**
   * The plan, with the logo read. Blocks.
   *
   * @throws SightlineException if the logo cannot be used
   */
  public ReportPlan plan() throws SightlineException {
    Optional<Picture> picture =
        logo.isPresent() ? Optional.of(Logos.read(logo.get())) : Optional.empty();
    return new ReportPlan(sections, title, author, notes, picture, style);
  }

  /** The same in other formats. */
  public ReportTemplate withFormats(Set<ReportFormat> other) {
    return new ReportTemplate(other, sections, title, author, notes, logo, style);
  }

  /** The same with other sections. */
  public ReportTemplate withSections(List<SectionKind> other) {
    return new ReportTemplate(formats, other, title, author, notes, logo, style);
  }

  /** The same with other words. */
  public ReportTemplate withWords(String newTitle, String newAuthor, String newNotes) {
    return new ReportTemplate(formats, sections, newTitle, newAuthor, newNotes, logo, style);
  }

  /** The same with another logo. */
  public ReportTemplate withLogo(Optional<Path> other) {
    return new ReportTemplate(formats, sections, title, author, notes, other, style);
  }

  /** The same with another look. */
  public ReportTemplate withStyle(Sheet sheet, ColorMap colours, Paper theme) {
    return styled(new ReportStyle(sheet, colours, theme, style.language()));
  }

  /** The same in another language. */
  public ReportTemplate withLanguage(ReportLanguage language) {
    return styled(new ReportStyle(style.sheet(), style.colours(), style.theme(), language));
  }

  private ReportTemplate styled(ReportStyle other) {
    return new ReportTemplate(formats, sections, title, author, notes, logo, other);
  }
}
