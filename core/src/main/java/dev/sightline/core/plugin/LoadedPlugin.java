package dev.sightline.core.plugin;

import dev.sightline.core.explain.Explainer;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.task.VideoTask;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A plug-in whose classes were loaded, with what it provides; nothing if that failed.
 *
 * @param guard knows whether it works
 */
record LoadedPlugin(
    Guard guard,
    List<Explainer> explainers,
    List<VideoLister> listers,
    List<ReportFileWriter> writers,
    List<VideoTask> tasks) {

  /** Runs code of the plug-in for the first time. */
  static LoadedPlugin load(PluginJar jar, ClassLoader program) {
    Guard guard = new Guard(jar.name());
    List<Explainer> explainers = new ArrayList<>();
    List<VideoLister> listers = new ArrayList<>();
    List<ReportFileWriter> writers = new ArrayList<>();
    List<VideoTask> tasks = new ArrayList<>();
    try {
      PluginLoader loader = new PluginLoader(jar, program);
      for (Explainer e : providers(Explainer.class, loader, guard)) {
        explainers.add(GuardedExplainer.of(e, guard));
      }
      for (VideoLister l : providers(VideoLister.class, loader, guard)) {
        listers.add(GuardedLister.of(l, guard));
      }
      for (ReportFileWriter w : providers(ReportFileWriter.class, loader, guard)) {
        writers.add(GuardedWriter.of(w, guard));
      }
      for (VideoTask t : providers(VideoTask.class, loader, guard)) {
        tasks.add(GuardedTask.of(t, guard));
      }
    } catch (SightlineException e) {
      guard.switchOff(e.phrase());
    }
    if (guard.failure().isPresent()) {
      return new LoadedPlugin(guard, List.of(), List.of(), List.of(), List.of());
    }
    return new LoadedPlugin(guard, explainers, listers, writers, tasks);
  }

  /** Only those of the plug-in itself. */
  private static <T> List<T> providers(Class<T> type, PluginLoader loader, Guard guard)
      throws SightlineException {
    return guard.call(
        () ->
            ServiceLoader.load(type, loader).stream()
                .filter(p -> p.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .toList());
  }
}
