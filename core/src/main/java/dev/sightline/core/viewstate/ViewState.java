package dev.sightline.core.viewstate;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import java.util.List;
import java.util.Optional;

/**
 * What a window shows: enough to show exactly the same elsewhere. Immutable.
 *
 * @param video which video
 * @param text the text beside it
 * @param model which model answers
 * @param map which attention map is shown
 * @param method id of the method, {@link #ATTENTION} for the model's own maps
 * @param target the class that is explained or whose course is shown
 * @param colours key of the colour map of weights, such as {@code viridis}
 * @param scale what the top of the colour scale stands for
 * @param playhead s from the first frame, not negative
 * @param token index of the pinned token, or {@link #NONE}
 * @param stretch the part of the video that was looked at more closely; empty for all of it
 * @param display how the window shows it; empty in files that do not say
 * @param explaining what the method explains; empty in files that do not say
 * @param changes what is changed of text, video and model, in order; the text is that before them
 */
public record ViewState(
    Video video,
    String text,
    Model model,
    Map map,
    String method,
    Optional<Target> target,
    String colours,
    ScaleMode scale,
    Fraction playhead,
    int token,
    Optional<Stretch> stretch,
    Optional<Display> display,
    Optional<Explaining> explaining,
    List<Changed> changes) {
  /** No token. */
  public static final int NONE = -1;

  /** The mean over all heads of a layer. */
  public static final int MEAN = -1;

  /** The largest over all heads of a layer, place by place, rows rescaled. */
  public static final int MAX = -2;

  /** No single layer or head. */
  public static final int WHOLE = -1;

  /** The method that shows the model's own attention. */
  public static final String ATTENTION = "attention";

  /** Of a whole video, shown in whatever way. */
  public ViewState(
      Video video,
      String text,
      Model model,
      Map map,
      String method,
      Optional<Target> target,
      String colours,
      ScaleMode scale,
      Fraction playhead,
      int token) {
    this(
        video,
        text,
        model,
        map,
        method,
        target,
        colours,
        scale,
        playhead,
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Of a view that does not say what is explained. */
  public ViewState(
      Video video,
      String text,
      Model model,
      Map map,
      String method,
      Optional<Target> target,
      String colours,
      ScaleMode scale,
      Fraction playhead,
      int token,
      Optional<Stretch> stretch,
      Optional<Display> display) {
    this(
        video,
        text,
        model,
        map,
        method,
        target,
        colours,
        scale,
        playhead,
        token,
        stretch,
        display,
        Optional.empty(),
        List.of());
  }

  /**
   * @throws IllegalArgumentException if the playhead is negative or the token's index is below -1
   */
  public ViewState {
    changes = List.copyOf(changes);
    if (playhead.isNegative() || token < NONE) {
      throw new IllegalArgumentException("playhead " + playhead + ", token " + token);
    }
  }

  /**
   * A video file.
   *
   * @param path absolute, as the system that wrote it spells it
   * @param relative from the folder of the {@code .slview} file, with {@code /}; empty if there is
   *     no such path
   * @param sha256 hash of its content, 64 hex digits
   */
  public record Video(String path, String relative, String sha256) {}

  /**
   * A model bundle.
   *
   * @param name such as {@code everyday}
   * @param version such as {@code 1.1}
   * @param sha256 hash over its files, 64 hex digits
   */
  public record Model(String name, String version, String sha256) {}

  /**
   * An attention map.
   *
   * @param kind what attends to what
   * @param layer from 0
   * @param head from 0, or {@link #MEAN} or {@link #MAX}
   */
  public record Map(AttentionStack.Kind kind, int layer, int head) {}

  /**
   * A class of a task head, by name: indices change between models.
   *
   * @param head key of the head, such as {@code topics}
   * @param label name of the class
   */
  public record Target(String head, String label) {}

  /**
   * How the window shows what it shows.
   *
   * @param view key of the way of looking, such as {@code matrix}
   * @param transposed whether clips are rows
   * @param withoutSinks whether the weight on special tokens is taken away
   * @param overlay whether the map lies over the picture
   * @param opacity of the strongest place, 0..1
   * @param outline whether the borders of places are drawn
   * @param seen the part of the time line that is seen; empty for all of it
   * @param signedColours key of the colour map of signed scores, such as {@code coolwarm}; empty in
   *     files that do not say
   */
  public record Display(
      String view,
      boolean transposed,
      boolean withoutSinks,
      boolean overlay,
      double opacity,
      boolean outline,
      Optional<Stretch> seen,
      Optional<String> signedColours) {
    /** As files of before say it. */
    public Display(
        String view,
        boolean transposed,
        boolean withoutSinks,
        boolean overlay,
        double opacity,
        boolean outline,
        Optional<Stretch> seen) {
      this(view, transposed, withoutSinks, overlay, opacity, outline, seen, Optional.empty());
    }

    /**
     * @throws IllegalArgumentException if the opacity is out of range
     */
    public Display {
      if (!(opacity >= 0 && opacity <= 1)) {
        throw new IllegalArgumentException("opacity " + opacity);
      }
    }
  }

  /**
   * One change in the list.
   *
   * @param change as {@link dev.sightline.core.explain.change.ChangeSyntax#exact} writes it
   * @param on false: it stays in the list and does nothing
   */
  public record Changed(String change, boolean on) {}

  /**
   * What a method explains, and of which part of the model. Of the model's own attention it says
   * that it is shown, and no more.
   *
   * @param target the class; empty: the text–video score
   * @param layer that the method is kept to, from 0, or {@link #WHOLE}
   * @param head that the method is kept to, from 0, or {@link #WHOLE}
   */
  public record Explaining(Optional<Target> target, int layer, int head) {
    /** Of the model's own attention. */
    public static final Explaining NOTHING = new Explaining(Optional.empty(), WHOLE, WHOLE);

    /**
     * @throws IllegalArgumentException if an index is below -1
     */
    public Explaining {
      if (layer < WHOLE || head < WHOLE) {
        throw new IllegalArgumentException("layer " + layer + ", head " + head);
      }
    }
  }

  /** The same with another explanation. */
  public ViewState explained(String by, Explaining what) {
    return new ViewState(
        video,
        text,
        model,
        map,
        by,
        target,
        colours,
        scale,
        playhead,
        token,
        stretch,
        display,
        Optional.of(what),
        changes);
  }

  /** The same of changed input. */
  public ViewState changed(List<Changed> by) {
    return new ViewState(
        video,
        text,
        model,
        map,
        method,
        target,
        colours,
        scale,
        playhead,
        token,
        stretch,
        display,
        explaining,
        by);
  }

  /** The same with paths as seen from a file that is about to be written. */
  ViewState withVideo(Video other) {
    return new ViewState(
        other,
        text,
        model,
        map,
        method,
        target,
        colours,
        scale,
        playhead,
        token,
        stretch,
        display,
        explaining,
        changes);
  }
}
