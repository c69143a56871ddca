package dev.sightline.core.report;

import java.util.List;
import java.util.Optional;

/**
 * The pictures of a report.
 *
 * @param clips one picture for each clip, in their order; or empty, then the report has none
 */
public record ReportPictures(List<Picture> clips) {
  /** No picture at all. */
  public static final ReportPictures NONE = new ReportPictures(List.of());

  public ReportPictures {
    clips = List.copyOf(clips);
  }

  /** The picture of clip {@code index}, if there are pictures. */
  public Optional<Picture> clip(int index) {
    return index < clips.size() ? Optional.of(clips.get(index)) : Optional.empty();
  }
}
