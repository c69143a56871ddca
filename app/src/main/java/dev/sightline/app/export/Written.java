package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.function.Function;

/** Tells the status bar how a file was written. FX thread only. */
public final class Written {
  private Written() {}

  /** Says where the file is, or why there is none. */
  public static Answer<Path> to(Notices notices) {
    return to(notices, Messages.text("export.stopped"));
  }

  /**
   * The same of several files, of which one can be looked at.
   *
   * @param done what to say once they are there
   */
  static Answer<Path> saying(Notices notices, String done) {
    return to(notices, Messages.text("export.stopped"), file -> done);
  }

  /**
   * The same.
   *
   * @param stopped what to say if the user stopped it
   */
  static Answer<Path> to(Notices notices, String stopped) {
    return to(notices, stopped, file -> Messages.text("export.written", file.getFileName()));
  }

  private static Answer<Path> to(Notices notices, String stopped, Function<Path, String> done) {
    notices.say("");
    return new Answer<>() {
      @Override
      public void done(Path file) {
        notices.wrote(done.apply(file), file);
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
