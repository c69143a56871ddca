package dev.sightline.app.library;

import dev.sightline.app.video.VideoText;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One video of the library; what is known of it comes bit by bit. FX thread only. */
public final class LibraryItem {
  private final Path path;
  private final String title;
  private final VideoText given;
  private final ReadOnlyObjectWrapper<VideoInfo> info = new ReadOnlyObjectWrapper<>(this, "info");
  private final ReadOnlyObjectWrapper<VideoFrame> poster =
      new ReadOnlyObjectWrapper<>(this, "poster");
  private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper(this, "topic", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /**
   * @param given the text that comes with it, or null to look for one beside it
   */
  public LibraryItem(Path path, String title, VideoText given) {
    this.path = path;
    this.title = title;
    this.given = given;
  }

  /** A file, titled by its name. */
  static LibraryItem of(Path path) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return new LibraryItem(path, dot > 0 ? name.substring(0, dot) : name, null);
  }

  public Path path() {
    return path;
  }

  public String title() {
    return title;
  }

  /** The text that comes with it, or null. */
  public VideoText given() {
    return given;
  }

  /** What is known of the file, or null while it is not read. */
  public ReadOnlyObjectProperty<VideoInfo> infoProperty() {
    return info.getReadOnlyProperty();
  }

  /** A picture that stands for it, or null while there is none. */
  public ReadOnlyObjectProperty<VideoFrame> posterProperty() {
    return poster.getReadOnlyProperty();
  }

  /** What the model takes it for; empty until it was analysed. */
  public ReadOnlyStringProperty topicProperty() {
    return topic.getReadOnlyProperty();
  }

  /** Why it cannot be read; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void read(VideoInfo found) {
    info.set(found);
    problem.set("");
  }

  void picture(VideoFrame found) {
    poster.set(found);
  }

  void topic(String found) {
    topic.set(found);
  }

  void fail(String sentence) {
    problem.set(sentence);
  }
}
