package dev.sightline.core.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A kind of question about a video. */
public enum LabTask {
  /** A sentence about one object in one clip of several; for the pointing game. */
  CAPTION(true, false, List.of("fits", "fits not")),
  /** Does a sentence fit? Half of them differ by one word from one that does. */
  MATCH(false, true, List.of("no", "yes")),
  /** Which way does the named object go? Another object goes the other way. */
  DIRECTION(false, true, List.of("left", "right")),
  /** How often does the object bounce? */
  COUNT(false, false, List.of("once", "twice", "thrice")),
  /** Of two things that happen, is this the first or the second? */
  ORDER(true, true, List.of("first", "second")),
  /** Is it right that one thing happens before (after) the other? */
  RELATION(true, true, List.of("no", "yes")),
  /** Which colour does the sentence name? The video says nothing about it. */
  COLOUR(false, false, Arrays.stream(ObjectColour.values()).map(ObjectColour::word).toList()),
  /** Which way does the only object go? In training a mark in a corner tells; elsewhere not. */
  SHORTCUT(false, false, List.of("left", "right")),
  /** The same with the mark in every split. */
  SHORTCUT_CUED(false, false, List.of("left", "right"));

  private final boolean severalClips;
  private final boolean paired;
  private final List<String> labels;

  LabTask(boolean severalClips, boolean paired, List<String> labels) {
    this.severalClips = severalClips;
    this.paired = paired;
    this.labels = labels;
  }

  /** True if its videos have several clips. */
  public boolean hasSeveralClips() {
    return severalClips;
  }

  /**
   * True if items 2i and 2i + 1 are the same video with two sentences and two answers, so that the
   * video alone cannot tell.
   */
  public boolean isPaired() {
    return paired;
  }

  /** True if the order of the frames decides on the answer. */
  public boolean needsTime() {
    return this == DIRECTION || this == COUNT || this == ORDER || this == RELATION;
  }

  /** Answers in the order of {@link LabItem#label}. */
  public List<String> labels() {
    return labels;
  }

  /** Name on the command line and in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
