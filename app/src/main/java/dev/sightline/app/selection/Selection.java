package dev.sightline.app.selection;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangeHistory;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What the user looks at: the single source of truth that links all views. Views write to it and
 * listen to it; none of them knows another. FX thread only.
 */
public final class Selection {
  /** No token, no clip. */
  public static final int NONE = -1;

  private final ObjectProperty<Path> video = new SimpleObjectProperty<>(this, "video");
  private final ObjectProperty<Analysis> analysis = new SimpleObjectProperty<>(this, "analysis");
  private final ObjectProperty<VideoFeatures> features =
      new SimpleObjectProperty<>(this, "features");
  private final ObjectProperty<Fraction> playhead =
      new SimpleObjectProperty<>(this, "playhead", Fraction.ZERO);
  private final ObjectProperty<Fraction> seekRequest =
      new SimpleObjectProperty<>(this, "seekRequest");
  private final IntegerProperty token = new SimpleIntegerProperty(this, "token", NONE);
  private final IntegerProperty hoverToken = new SimpleIntegerProperty(this, "hoverToken", NONE);
  private final IntegerProperty hoverClip = new SimpleIntegerProperty(this, "hoverClip", NONE);
  private final ObjectProperty<MapChoice> map =
      new SimpleObjectProperty<>(this, "map", MapChoice.DEFAULT);
  private final ObjectProperty<ClassChoice> classChoice =
      new SimpleObjectProperty<>(this, "classChoice");
  private final ObjectProperty<PartChoice> part =
      new SimpleObjectProperty<>(this, "part", PartChoice.ALL);
  private final ObjectProperty<Explained> explained = new SimpleObjectProperty<>(this, "explained");
  private final ObjectProperty<ChangeHistory> changes =
      new SimpleObjectProperty<>(this, "changes", ChangeHistory.EMPTY);
  private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(this, "outcome");
  private final ObjectProperty<Span> marked = new SimpleObjectProperty<>(this, "marked");
  private final ObjectProperty<SpokenWord> spoken = new SimpleObjectProperty<>(this, "spoken");
  private final BooleanProperty drawing = new SimpleBooleanProperty(this, "drawing");

  /** The open video, or null. */
  public ObjectProperty<Path> videoProperty() {
    return video;
  }

  /** What the model made of the video, ready to be put beside any text; null before. */
  public ObjectProperty<VideoFeatures> featuresProperty() {
    return features;
  }

  /**
   * The analysis of the open video beside the current text, or null while there is none. While
   * something is changed, that of the changed input.
   */
  public ObjectProperty<Analysis> analysisProperty() {
    return analysis;
  }

  /** Where the player is, s from the first frame. Written by the player only. */
  public ObjectProperty<Fraction> playheadProperty() {
    return playhead;
  }

  /**
   * Where some view wants the player to be; the player takes it and sets it back to null. Null when
   * nothing is wanted.
   */
  public ObjectProperty<Fraction> seekRequestProperty() {
    return seekRequest;
  }

  /** Index of the pinned token in the analysis' tokens, or {@link #NONE}. */
  public IntegerProperty tokenProperty() {
    return token;
  }

  /** Index of the token under the pointer in any view, or {@link #NONE}. */
  public IntegerProperty hoverTokenProperty() {
    return hoverToken;
  }

  /** Index of the clip under the pointer in any view, or {@link #NONE}. */
  public IntegerProperty hoverClipProperty() {
    return hoverClip;
  }

  /** The attention map that is shown. */
  public ObjectProperty<MapChoice> mapProperty() {
    return map;
  }

  /** The class whose course over time is shown, or null. */
  public ObjectProperty<ClassChoice> classChoiceProperty() {
    return classChoice;
  }

  /** The layer and head that the chosen explanation method is kept to; never null. */
  public ObjectProperty<PartChoice> partProperty() {
    return part;
  }

  /** The explanation that views show in place of an attention map; null: they show the map. */
  public ObjectProperty<Explained> explainedProperty() {
    return explained;
  }

  /** What is changed of text, video and model, with what can be taken back; never null. */
  public ObjectProperty<ChangeHistory> changesProperty() {
    return changes;
  }

  /** Changes the list of changes; the same list changes nothing. */
  public void change(UnaryOperator<ChangeList> how) {
    changes.set(changes.get().with(how.apply(changes.get().present())));
  }

  /** The shown answer beside the one without changes; null while nothing is changed. */
  public ObjectProperty<Outcome> outcomeProperty() {
    return outcome;
  }

  /** What the model said without changes, if that analysis is of a changed input; else empty. */
  public Optional<Analysis> original(Analysis shown) {
    return Optional.ofNullable(outcome.get())
        .filter(o -> o.analysis() == shown && o.original() != shown)
        .map(Outcome::original);
  }

  /** The stretch of the video between the user's marks, or null. Written by the player only. */
  public ObjectProperty<Span> markedProperty() {
    return marked;
  }

  /** The word of a summary under the pointer, whose places lie over the picture; or null. */
  public ObjectProperty<SpokenWord> spokenProperty() {
    return spoken;
  }

  /** True while the user is to draw a region on the picture. */
  public BooleanProperty drawingProperty() {
    return drawing;
  }

  /** The token that views light up: the one under the pointer, else the pinned one, else NONE. */
  public int activeToken() {
    return hoverToken.get() != NONE ? hoverToken.get() : token.get();
  }

  /** The clip at the playhead, if there is an analysis. */
  public OptionalInt playheadClip() {
    Analysis a = analysis.get();
    if (a == null) {
      return OptionalInt.empty();
    }
    return IntStream.range(0, a.clips().size())
        .filter(i -> a.clips().get(i).holds(playhead.get()))
        .findFirst();
  }
}
