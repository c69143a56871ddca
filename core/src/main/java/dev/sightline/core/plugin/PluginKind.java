package dev.sightline.core.plugin;

import dev.sightline.core.explain.Explainer;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.task.VideoTask;

/** What a plug-in can provide. */
public enum PluginKind {
  /** An explanation method. */
  EXPLAINER("explanation method", Explainer.class),
  /** A reader of lists of videos. */
  IMPORTER("importer", VideoLister.class),
  /** A format of reports. */
  REPORT_WRITER("report writer", ReportFileWriter.class),
  /** A question to an analysis. */
  TASK("task", VideoTask.class);

  static final String SERVICES = "META-INF/services/";

  private final String title;
  private final Class<?> type;

  PluginKind(String title, Class<?> type) {
    this.title = title;
    this.type = type;
  }

  /** In English, for the command line; the window has its own words. */
  public String title() {
    return title;
  }

  /** The interface of its providers. */
  public Class<?> type() {
    return type;
  }

  /** The file of a jar that names its providers. */
  String services() {
    return SERVICES + type.getName();
  }
}
