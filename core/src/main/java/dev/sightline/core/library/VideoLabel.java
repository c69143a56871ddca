package dev.sightline.core.library;

import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.data.own.Segment;
import java.util.Optional;

/**
 * What a data set says of a video.
 *
 * @param source the manifest or folder that says so
 * @param label its class
 * @param part what the video is for, if the set says so
 * @param group what it was cut from, if the set says so
 * @param segment the stretch that shows the class, if it is not the whole video
 */
public record VideoLabel(
    String source,
    String label,
    Optional<Part> part,
    Optional<String> group,
    Optional<Segment> segment) {
  /** As an entry of a data set has it. */
  public static VideoLabel of(String source, OwnVideo entry) {
    return new VideoLabel(source, entry.label(), entry.part(), entry.group(), entry.segment());
  }
}
