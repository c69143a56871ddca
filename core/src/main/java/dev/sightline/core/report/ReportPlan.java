package dev.sightline.core.report;

import java.util.List;
import java.util.Optional;

/**
 * What a report is to hold.
 *
 * @param sections in their order, each at most once
 * @param title empty: the name of the video
 * @param author empty: none
 * @param notes words of the author's below the title; empty: none
 * @param logo beside the title
 * @param style how it looks
 */
public record ReportPlan(
    List<SectionKind> sections,
    String title,
    String author,
    String notes,
    Optional<Picture> logo,
    ReportStyle style) {
  /** All sections, and no more. */
  public static final ReportPlan ALL =
      new ReportPlan(SectionKind.all(), "", "", "", Optional.empty(), ReportStyle.USUAL);

  public ReportPlan {
    sections = sections.stream().distinct().toList();
  }
}
