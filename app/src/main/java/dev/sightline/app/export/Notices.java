package dev.sightline.app.export;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the status bar says of files that were written or read last. FX thread only. */
public final class Notices {
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyObjectWrapper<Path> written = new ReadOnlyObjectWrapper<>(this, "written");

  /** How the last one went; empty before. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The file that was written last and can be looked at, or null. */
  public ReadOnlyObjectProperty<Path> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** Says something; no file is offered. */
  public void say(String words) {
    written.set(null);
    text.set(words);
  }

  /** Says that a file was written, and offers it. */
  public void wrote(String words, Path file) {
    text.set(words);
    written.set(file);
  }
}
