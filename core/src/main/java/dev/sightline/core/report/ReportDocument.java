package dev.sightline.core.report;

import dev.sightline.core.analysis.Grid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report as every writer takes it: what is said, and nothing of how it looks. Immutable.
 *
 * @param front what stands before the sections
 * @param sections in their order
 * @param pictures one of each clip, for figures
 * @param grid cells of each clip
 * @param chapters what comes behind the sections, each under the title of its front with sections,
 *     pictures and grid of its own; none of them has chapters. Empty in the report of one video
 */
public record ReportDocument(
    Front front,
    List<Section> sections,
    ReportPictures pictures,
    Grid grid,
    List<ReportDocument> chapters) {
  /**
   * @throws IllegalArgumentException if a chapter has chapters
   */
  public ReportDocument {
    sections = List.copyOf(sections);
    chapters = List.copyOf(chapters);
    if (chapters.stream().anyMatch(ReportDocument::hasChapters)) {
      throw new IllegalArgumentException("chapters within chapters");
    }
  }

  /** One without chapters. */
  public ReportDocument(Front front, List<Section> sections, ReportPictures pictures, Grid grid) {
    this(front, sections, pictures, grid, List.of());
  }

  /** True if there are chapters, and so a table of contents. */
  public boolean hasChapters() {
    return !chapters.isEmpty();
  }

  /** Itself, and its chapters behind it. */
  public List<ReportDocument> parts() {
    return Stream.concat(Stream.of(this), chapters.stream()).toList();
  }

  /**
   * The title and what goes with it.
   *
   * @param title never empty
   * @param author or empty
   * @param notes or empty
   * @param logo a picture of the author's
   * @param language of the words, as in HTML
   * @param product name and version of this program
   */
  public record Front(
      String title,
      String author,
      String notes,
      Optional<Picture> logo,
      String language,
      String product) {}

  /**
   * A part with a heading.
   *
   * @param kind what it tells
   * @param title its heading
   * @param blocks in reading order, at least one
   */
  public record Section(SectionKind kind, String title, List<ReportBlock> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }
}
