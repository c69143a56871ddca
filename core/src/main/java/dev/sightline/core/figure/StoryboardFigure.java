package dev.sightline.core.figure;

import dev.sightline.core.words.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * The key frames of a video in reading order, each with its time and a sentence.
 *
 * @param title above all
 * @param frames at least one
 * @param caption below all: where it comes from
 * @param paper what it is drawn on
 */
public record StoryboardFigure(String title, List<Frame> frames, String caption, Paper paper)
    implements Figure {
  /** Narrower pictures cannot be read, points. */
  private static final double LEAST_WIDTH = 150;

  /** The same without words, points. */
  private static final double STRIP_WIDTH = 74;

  private static final double GAP = 8;
  private static final double LINE = 9;

  /** Lines of a sentence; what is longer ends with an ellipsis. */
  private static final int LINES = 2;

  /**
   * One picture.
   *
   * @param picture the frame, as a viewer sees it
   * @param time for people
   * @param words what is said of it; may be empty
   */
  public record Frame(Raster picture, String time, String words) {}

  /**
   * @throws IllegalArgumentException if there is no frame
   */
  public StoryboardFigure {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a storyboard without frames");
    }
  }

  /** Pictures with their times alone: no title, no sentences. */
  public static StoryboardFigure strip(List<Frame> frames, Paper paper) {
    return new StoryboardFigure("", frames, "", paper);
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, paper, Wording.ENGLISH);
    double room = width - 2 * Sketch.PAD;
    boolean bare = title.isEmpty();
    double least = bare ? STRIP_WIDTH : LEAST_WIDTH;
    int most = (int) ((room + GAP) / (least + GAP));
    // a single picture as wide as the page would be a poster
    int columns =
        Math.max(
            1, bare ? Math.max(Math.min(frames.size(), most), 3) : Math.min(frames.size(), most));
    double across = (room - (columns - 1) * GAP) / columns;
    double down =
        frames.stream()
            .mapToDouble(f -> across * f.picture().height() / f.picture().width())
            .max()
            .orElseThrow();
    double top =
        bare
            ? Sketch.PAD
            : sketch.paragraph(Sketch.PAD, title, Sketch.TEXT, sketch.ink()) + Sketch.PAD;
    double foot = bare ? LINE + Sketch.PAD : (LINES + 1) * LINE + GAP;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      double x = Sketch.PAD + i % columns * (across + GAP);
      double y = top + i / columns * (down + foot);
      double height = across * frame.picture().height() / frame.picture().width();
      sketch.bitmap(x, y, across, height, frame.picture(), true);
      double line = y + down + LINE;
      sketch.text(x, line, frame.time(), Sketch.SMALL, Mark.Anchor.START, sketch.grey());
      for (String words : bare ? List.<String>of() : lines(sketch, frame.words(), across)) {
        line += LINE;
        sketch.text(x, line, words, Sketch.SMALL, Mark.Anchor.START, sketch.ink());
      }
    }
    int rows = (frames.size() + columns - 1) / columns;
    double end = top + rows * (down + foot);
    if (!bare) {
      end = sketch.paragraph(end, caption, Sketch.SMALL, sketch.grey());
    }
    return sketch.finish(end, title, caption);
  }

  private static List<String> lines(Sketch sketch, String words, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && sketch.width(longer, Sketch.SMALL) > room) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    lines.add(line.toString());
    if (lines.size() > LINES) {
      String last = lines.get(LINES - 1);
      lines = new ArrayList<>(lines.subList(0, LINES - 1));
      lines.add(last + " …");
    }
    return lines;
  }
}
