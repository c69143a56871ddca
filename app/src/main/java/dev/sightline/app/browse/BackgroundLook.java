package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.core.library.Wish;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Lets the model look at new videos, one job at a time; what came meanwhile is looked at
 * afterwards. FX thread only.
 */
final class BackgroundLook {
  private final BrowseFiles files;
  private final LastingJobs jobs;
  private final InView inView;
  private final Executor ui;
  private final Told told;
  private boolean running;
  private boolean again;

  /** Hears of what was looked at. */
  interface Told {
    /** The model has looked at these videos. */
    void seen(List<Long> videos);

    /** It has looked at all, and at so many of them now. */
    void done(int videos);

    /** It could not go on. */
    void problem(String words);
  }

  /**
   * @param inView what the user looks at
   * @param ui the FX thread
   */
  BackgroundLook(BrowseFiles files, LastingJobs jobs, InView inView, Executor ui, Told told) {
    this.files = files;
    this.jobs = jobs;
    this.inView = inView;
    this.ui = ui;
    this.told = told;
  }

  /** Looks at what is new. */
  void start() {
    start(Wish.toLook());
  }

  /** Looks at what is new, because of that wish. */
  void start(Wish wish) {
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    Consumer<List<Long>> seen = videos -> ui.execute(() -> told.seen(videos));
    jobs.start(
        wish,
        Messages.text("browse.job.learn"),
        p -> files.learn(p, inView::now, seen),
        new Ended());
  }

  private final class Ended implements Answer<Integer> {
    @Override
    public void done(Integer videos) {
      running = false;
      if (again) {
        start();
      } else {
        told.done(videos);
      }
    }

    @Override
    public void failed(SightlineException e) {
      running = false;
      told.problem(Messages.say(e));
    }

    @Override
    public void cancelled() {
      running = false;
    }
  }
}
