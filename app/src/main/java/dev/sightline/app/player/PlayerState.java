package dev.sightline.app.player;

import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;

/** What the player does now. FX thread only. */
public final class PlayerState {
  final SimpleObjectProperty<VideoFrame> picture = new SimpleObjectProperty<>(this, "picture");
  final SimpleObjectProperty<VideoInfo> info = new SimpleObjectProperty<>(this, "info");
  final SimpleBooleanProperty playing = new SimpleBooleanProperty(this, "playing");
  final SimpleDoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
  final SimpleDoubleProperty volume = new SimpleDoubleProperty(this, "volume", 1);
  final SimpleBooleanProperty muted = new SimpleBooleanProperty(this, "muted");
  final SimpleIntegerProperty dropped = new SimpleIntegerProperty(this, "dropped");
  final SimpleStringProperty failure = new SimpleStringProperty(this, "failure", "");
  final SimpleStringProperty soundNote = new SimpleStringProperty(this, "soundNote", "");

  PlayerState() {}

  /** The picture to show, or null. */
  public ReadOnlyObjectProperty<VideoFrame> pictureProperty() {
    return picture;
  }

  /** What is known of the video, or null. */
  public ReadOnlyObjectProperty<VideoInfo> infoProperty() {
    return info;
  }

  /** True while it plays, also while it waits for the first picture after a seek. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing;
  }

  /** Video seconds per second. */
  public ReadOnlyDoubleProperty speedProperty() {
    return speed;
  }

  /** Loudness, 0..1; remembered. */
  public DoubleProperty volumeProperty() {
    return volume;
  }

  /** True to hear nothing. */
  public BooleanProperty mutedProperty() {
    return muted;
  }

  /** Pictures of this video that came too late to be shown. */
  public ReadOnlyIntegerProperty droppedProperty() {
    return dropped;
  }

  /** Why nothing can be shown, one sentence; else empty. */
  public ReadOnlyStringProperty failureProperty() {
    return failure;
  }

  /** Why nothing can be heard, one sentence; else empty. */
  public ReadOnlyStringProperty soundNoteProperty() {
    return soundNote;
  }
}
