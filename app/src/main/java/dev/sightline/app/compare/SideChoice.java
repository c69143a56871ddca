package dev.sightline.app.compare;

import dev.sightline.app.selection.MapChoice;
import java.nio.file.Path;

/**
 * What one side shows. Immutable.
 *
 * @param video the video
 * @param text the text beside it
 * @param model id of the model that answers
 * @param map which map, where no method is shown
 * @param method which method, and the class or score that is looked at
 */
public record SideChoice(Path video, String text, String model, MapChoice map, SideMethod method) {
  SideChoice withVideo(Path other) {
    return new SideChoice(other, text, model, map, method);
  }

  SideChoice withText(String other) {
    return new SideChoice(video, other, model, map, method);
  }

  SideChoice withModel(String other) {
    return new SideChoice(video, text, other, map, method);
  }

  SideChoice withMap(MapChoice other) {
    return new SideChoice(video, text, model, other, method);
  }

  SideChoice withMethod(SideMethod other) {
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
