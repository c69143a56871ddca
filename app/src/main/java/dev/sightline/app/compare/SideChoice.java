package dev.sightline.app.compare;

import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import java.nio.file.Path;

/**
 * What one side shows. Immutable.
 *
 * @param video the video
 * @param text the text beside it
 * @param model id of the model that answers
 * @param map which map
 * @param target the class whose course is shown, or null
 */
public record SideChoice(Path video, String text, String model, MapChoice map, ClassChoice target) {
  SideChoice withVideo(Path other) {
    return new SideChoice(other, text, model, map, target);
  }

  SideChoice withText(String other) {
    return new SideChoice(video, other, model, map, target);
  }

  SideChoice withModel(String other) {
    return new SideChoice(video, text, other, map, target);
  }

  SideChoice withMap(MapChoice other) {
    return new SideChoice(video, text, model, other, target);
  }

  SideChoice withTarget(ClassChoice other) {
    return new SideChoice(video, text, model, map, other);
  }

  /** True if the same analysis answers both. */
  boolean hasAnalysisOf(SideChoice other) {
    return other != null
        && video.equals(other.video)
        && text.equals(other.text)
        && model.equals(other.model);
  }
}
