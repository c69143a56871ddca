package dev.sightline.core.report;

import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.media.Clip;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.text.TokenizedText;
import java.util.List;

/** What a figure shows, as data; each writer draws it in its way. */
public sealed interface ReportFigure {
  /**
   * Pictures of the video.
   *
   * @param clips some, in order, as many as can be seen beside each other
   * @param all every clip, where a reader can go through them
   */
  record OfClips(List<Clip> clips, List<Clip> all) implements ReportFigure {
    public OfClips {
      clips = List.copyOf(clips);
      all = List.copyOf(all);
    }
  }

  /**
   * A map between tokens and clips.
   *
   * @param map from tokens to cells
   * @param text the tokens' text
   * @param source where it comes from
   * @param first true for the map that stands for all: with pictures of the clips above it
   */
  record OfMap(AttentionMap map, TokenizedText text, Source source, boolean first)
      implements ReportFigure {}

  /** Scores of a method. */
  record OfScores(Scores scores, Source source) implements ReportFigure {}

  /** Where words look in the picture. */
  record OfPlaces(List<Place> places) implements ReportFigure {
    public OfPlaces {
      places = List.copyOf(places);
    }
  }

  /**
   * Where one word looks.
   *
   * @param word its characters
   * @param clip where it looks most
   * @param weight share of its attention that this clip gets, 0..1
   * @param map of the clip, {@code [h, w]}
   * @param byClip share of each clip, {@code [clips]}; not to be written to
   * @param clips all
   */
  record Place(
      String word, Clip clip, float weight, SpatialMap map, float[] byClip, List<Clip> clips) {
    public Place {
      clips = List.copyOf(clips);
    }
  }

  /**
   * What a task head says: its likeliest classes, and their course.
   *
   * @param head the result
   * @param title its name for people
   * @param clips all
   */
  record OfClasses(HeadResult head, String title, List<Clip> clips) implements ReportFigure {
    /** Classes that are shown at most. */
    public static final int BARS = 6;

    /** Courses that are shown at most. */
    public static final int LINES = 4;

    public OfClasses {
      clips = List.copyOf(clips);
    }

    /** True if it is known what the head says of each clip. */
    public boolean hasCourse() {
      return head.overTime().size() == clips.size();
    }
  }
}
