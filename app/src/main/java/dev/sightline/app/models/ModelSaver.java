package dev.sightline.app.models;

import dev.sightline.app.export.Notices;
import dev.sightline.app.export.Written;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import java.nio.file.Path;
import java.util.Locale;

/** Writes models as single files that can be given to others. FX thread only. */
public final class ModelSaver {
  /** Ending of the files. */
  public static final String ENDING = ".sightline";

  private final ModelFiles files;
  private final JobRunner jobs;
  private final Notices notices;

  /**
   * @param notices told how it went
   */
  public ModelSaver(ModelFiles files, JobRunner jobs, Notices notices) {
    this.files = files;
    this.jobs = jobs;
    this.notices = notices;
  }

  /** A name for the file. */
  public static String suggestedName(ModelItem item) {
    ModelFacts facts = item.factsProperty().get();
    return facts == null
        ? item.name() + ENDING
        : (facts.manifest().name() + "-" + facts.manifest().version()).toLowerCase(Locale.ROOT)
            + ENDING;
  }

  /** Writes a model in the background; a file of that name is replaced when the new one stands. */
  public void save(ModelItem item, Path file) {
    String name = file.getFileName().toString();
    Path target =
        name.toLowerCase(Locale.ROOT).endsWith(ENDING) ? file : file.resolveSibling(name + ENDING);
    jobs.startInBackground(
        Messages.text("job.saveModel", target.getFileName()),
        p -> {
          files.save(item.bundle(), target, p);
          return target;
        },
        Written.to(notices));
  }
}
