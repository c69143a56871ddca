package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Tells the status bar how a file was written. FX thread only. */
public final class Written {
  private Written() {}

  /** Says where the file is, or why there is none. */
  public static Answer<Path> to(Notices notices) {
    return to(notices, Messages.text("export.stopped"));
  }

  /**
   * The same.
   *
   * @param stopped what to say if the user stopped it
   */
  static Answer<Path> to(Notices notices, String stopped) {
    notices.say("");
    return new Answer<>() {
      @Override
      public void done(Path file) {
        notices.wrote(Messages.text("export.written", file.getFileName()), file);
      }

      @Override
      public void failed(SightlineException problem) {
        notices.say(Messages.say(problem));
      }

      @Override
      public void cancelled() {
        notices.say(stopped);
      }
    };
  }
}
