package dev.sightline.core.training.robustness;

import java.nio.file.Path;

/**
 * One video of a set.
 *
 * @param name unique in its set
 * @param video its file
 * @param text what stands beside it; empty: the video alone
 * @param label name of the right class
 * @param open true: it may be none that the head knows, and the answer is then wrong; false: such a
 *     label is an error
 */
public record RobustItem(String name, Path video, String text, String label, boolean open) {
  /** Whose label the head has to know. */
  public RobustItem(String name, Path video, String text, String label) {
    this(name, video, text, label, false);
  }
}
