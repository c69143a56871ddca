package dev.sightline.app.export;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.MarkFiles;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.output.ReportBatch;
import dev.sightline.core.report.output.ReportTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes reports of many videos. Thread-safe; blocks. */
@FunctionalInterface
public interface BatchFiles {
  /**
   * Writes them. A video that lies nowhere is left out.
   *
   * @param folder made if absent
   * @return the page that leads to each
   * @throws SightlineException if the model cannot be opened, nothing can be written to the folder,
   *     or the user stopped it
   */
  Path write(List<BrowseItem> videos, ReportTemplate template, Path folder, Progress progress)
      throws SightlineException;

  /** Through the core, with the model in use and the texts that the user typed. */
  static BatchFiles core(AnalyzerSource model, MarkFiles marks) {
    return (videos, template, folder, progress) -> {
      List<ReportBatch.Item> items = new ArrayList<>();
      for (BrowseItem video : videos) {
        if (video.file().isPresent()) {
          String typed = marks.typedText(video.id());
          items.add(
              new ReportBatch.Item(
                  video.file().get(),
                  Optional.of(typed).filter(t -> !t.isBlank()),
                  video.card().labels()));
        }
      }
      return ReportBatch.write(model.get(), items, template, List.of(), folder, progress);
    };
  }
}
