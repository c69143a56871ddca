package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.Work;
import dev.sightline.core.library.Wish;
import dev.sightline.core.problem.SightlineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background jobs that go on after a restart: what is asked for is kept in the catalogue until it
 * ends, and only the end of the program, however sudden, leaves it there. FX thread only.
 */
final class LastingJobs {
  private static final Logger LOG = LoggerFactory.getLogger(LastingJobs.class);

  private final WishFiles files;
  private final JobRunner jobs;

  LastingJobs(WishFiles files, JobRunner jobs) {
    this.files = files;
    this.jobs = jobs;
  }

  /**
   * Starts work that lasts.
   *
   * @param wish what it fulfils; one with an id is left from before, and the user is told so
   */
  <T> void start(Wish wish, String title, Work<T> work, Answer<? super T> answer) {
    String shown = wish.id() == 0 ? title : Messages.text("browse.job.resumed", title);
    jobs.startLasting(
        shown,
        p -> {
          long id = files.keep(wish);
          boolean done = false;
          try {
            p.checkCancelled();
            T value = work.run(p);
            done = true;
            return value;
          } finally {
            if (done || !jobs.isClosing()) {
              forget(id);
            }
          }
        },
        answer);
  }

  private void forget(long id) {
    try {
      files.forget(id);
    } catch (SightlineException e) {
      LOG.info("what is done may be done once more after a restart: {}", e.getMessage());
    }
  }
}
