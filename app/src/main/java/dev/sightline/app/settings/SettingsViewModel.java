package dev.sightline.app.settings;

import dev.sightline.app.i18n.Language;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.media.DecoderOptions;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.faithfulness.WinnerRule;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the user can set that is not set where it is seen: processors, disk, and where everything
 * lies. FX thread only.
 */
public final class SettingsViewModel {
  /** What can be chosen for features of videos, GB. */
  public static final List<Integer> DISK = List.of(1, 2, 4, 8, 16, 32, 64);

  private static final String PROCESSORS = "limits.processors";
  private static final String FEATURES = "limits.features";
  private static final String METHOD = "explain.first";
  private static final String THREADS = "decoder.threads";
  private static final String BROKEN = "decoder.broken";
  private static final String USED = "used";
  private static final int GB = 30;

  private static final String FILE = "file";

  private final SettingsStore store;
  private final Upkeep upkeep;
  private final FoldersViewModel folders;
  private final LatestTask latest;
  private final ObjectProperty<Integer> processors;
  private final ObjectProperty<Integer> disk;
  private final ObjectProperty<Integer> threads;
  private final ObjectProperty<DecoderOptions.Broken> broken;
  private final ObjectProperty<Language> language;
  private final ObjectProperty<Magnification> magnification;
  private final ObjectProperty<Motion> motion;
  private final StringProperty method;
  private final ObservableList<Method> methods = FXCollections.observableArrayList();
  private final LatestTask finding;
  private final ReadOnlyStringWrapper used = new ReadOnlyStringWrapper(this, "used", "");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /**
   * A method that explains classes.
   *
   * @param key its stable name
   * @param title its name in the literature
   */
  public record Method(String key, Phrase title) {}

  /**
   * @param settings where choices are kept
   * @param limits told what is chosen, now what was kept
   * @param folders where folders lie, for files of settings
   */
  public SettingsViewModel(
      SettingsStore settings,
      Limits limits,
      Upkeep upkeep,
      FoldersViewModel folders,
      JobRunner jobs) {
    this.store = settings;
    this.upkeep = upkeep;
    this.folders = folders;
    this.latest = new LatestTask(jobs);
    this.finding = new LatestTask(jobs);
    method =
        new SimpleStringProperty(
            this, "method", settings.get().choices().getOrDefault(METHOD, WinnerRule.SHOWN));
    method.subscribe(m -> settings.update(s -> s.withChoice(METHOD, m)));
    processors =
        new SimpleObjectProperty<>(
            this, "processors", kept(settings, PROCESSORS, processors(), limits.processors()));
    disk =
        new SimpleObjectProperty<>(
            this, "disk", kept(settings, FEATURES, DISK, (int) (limits.featureBytes() >> GB)));
    DecoderOptions given = DecoderOptions.current();
    threads =
        new SimpleObjectProperty<>(
            this, "threads", kept(settings, THREADS, decoderThreads(), given.threads()));
    broken = new SimpleObjectProperty<>(this, "broken", broken(settings, given.broken()));
    language =
        new SimpleObjectProperty<>(
            this,
            "language",
            Language.named(settings.get().choices().getOrDefault(Language.KEPT, ""))
                .orElse(Language.SYSTEM));
    magnification =
        new SimpleObjectProperty<>(
            this,
            "magnification",
            Magnification.named(settings.get().choices().getOrDefault(Magnification.KEPT, ""))
                .orElse(Magnification.SYSTEM));
    motion =
        new SimpleObjectProperty<>(
            this,
            "motion",
            Motion.named(settings.get().choices().getOrDefault(Motion.KEPT, ""))
                .orElse(Motion.SYSTEM));
    motion.subscribe(m -> settings.update(s -> s.withChoice(Motion.KEPT, m.name())));
    magnification.subscribe(m -> settings.update(s -> s.withChoice(Magnification.KEPT, m.name())));
    language.subscribe(l -> settings.update(s -> s.withChoice(Language.KEPT, l.name())));
    processors.subscribe(
        n -> {
          limits.processors(n);
          settings.update(s -> s.withChoice(PROCESSORS, Integer.toString(n)));
        });
    decodes();
    threads.subscribe(
        (old, n) -> {
          decodes();
          settings.update(s -> s.withChoice(THREADS, Integer.toString(n)));
        });
    broken.subscribe(
        (old, b) -> {
          decodes();
          settings.update(s -> s.withChoice(BROKEN, b.key()));
        });
    disk.subscribe(
        gb -> {
          limits.featureBytes((long) gb << GB);
          settings.update(s -> s.withChoice(FEATURES, Integer.toString(gb)));
        });
  }

  private static int kept(SettingsStore settings, String name, List<Integer> offered, int usual) {
    String kept = settings.get().choices().getOrDefault(name, "");
    return offered.stream().filter(n -> n.toString().equals(kept)).findFirst().orElse(usual);
  }

  private static DecoderOptions.Broken broken(SettingsStore settings, DecoderOptions.Broken usual) {
    String kept = settings.get().choices().getOrDefault(BROKEN, "");
    return Arrays.stream(DecoderOptions.Broken.values())
        .filter(b -> b.key().equals(kept))
        .findFirst()
        .orElse(usual);
  }

  private void decodes() {
    new DecoderOptions(threads.get(), broken.get()).use();
  }

  /** What can be chosen for decoding: 0 for as many as each task takes, and 1 to all processors. */
  public static List<Integer> decoderThreads() {
    int most = Math.min(Runtime.getRuntime().availableProcessors(), DecoderOptions.MOST_THREADS);
    return IntStream.rangeClosed(0, most).boxed().toList();
  }

  /** How many threads decode one video, from the next that is opened; 0: as each task takes. */
  public ObjectProperty<Integer> threadsProperty() {
    return threads;
  }

  /** What becomes of broken pictures, in videos that are opened from now on. */
  public ObjectProperty<DecoderOptions.Broken> brokenProperty() {
    return broken;
  }

  /** What can be chosen for computing: one processor to all of them. */
  public static List<Integer> processors() {
    return IntStream.rangeClosed(1, Runtime.getRuntime().availableProcessors()).boxed().toList();
  }

  /** How many processors a model that is opened from now on may take. */
  public ObjectProperty<Integer> processorsProperty() {
    return processors;
  }

  /** In which language the window speaks when it is opened next. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** How large everything is drawn when the window is opened next. */
  public ObjectProperty<Magnification> magnificationProperty() {
    return magnification;
  }

  /** Whether something may move that the user did not set in motion; holds at once. */
  public ObjectProperty<Motion> motionProperty() {
    return motion;
  }

  /** Key of the method that explains a class which is asked about before a method was chosen. */
  public StringProperty methodProperty() {
    return method;
  }

  /** The methods that can be chosen for that; empty before {@link #look} has found them. */
  public ObservableList<Method> methods() {
    return methods;
  }

  /** How much disk features of videos may take, GB. */
  public ObjectProperty<Integer> diskProperty() {
    return disk;
  }

  /** What features of videos take now, in words; empty before it is known. */
  public ReadOnlyStringProperty usedProperty() {
    return used.getReadOnlyProperty();
  }

  /** Why the disk cannot be looked at; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What became of an export, an import or a reset; empty before. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Writes all settings into a file, in the background. */
  public void exportTo(Path file) {
    file(
        () -> {
          store.exportTo(file, folders.choices());
          return Map.of();
        },
        Messages.text("settings.exported", String.valueOf(file.getFileName())));
  }

  /**
   * Takes all settings from a file, in the background; they hold from the next start. Folders are
   * moved to where the file says.
   */
  public void importFrom(Path file) {
    file(
        () -> folders.otherPlaces(store.importFrom(file, FoldersViewModel::isPlace)),
        Messages.text("settings.imported"));
  }

  /** Forgets what was chosen, from the next start. */
  public void reset() {
    store.reset();
    said.set(Messages.text("settings.wasReset"));
  }

  private void file(Work work, String sentence) {
    said.set("");
    latest.request(
        FILE,
        "",
        p -> work.run(),
        new Answer<Map<String, String>>() {
          @Override
          public void done(Map<String, String> places) {
            said.set(sentence);
            folders.take(places);
          }

          @Override
          public void failed(SightlineException e) {
            said.set(Messages.say(e));
          }
        });
  }

  /** Reads or writes a file; gives places of folders that it names. */
  @FunctionalInterface
  private interface Work {
    Map<String, String> run() throws SightlineException;
  }

  /** True while the disk is looked at or features are removed. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Where what is kept lies. */
  public Upkeep upkeep() {
    return upkeep;
  }

  /** Where folders lie that can be moved. */
  public FoldersViewModel folders() {
    return folders;
  }

  /** Looks at the disk, and for methods, in the background. */
  public void look() {
    run(false);
    folders.look();
    finding.request(
        METHOD,
        "",
        p ->
            Explainers.builtIn().all().stream()
                .filter(e -> e.facts().ofTarget())
                .map(e -> new Method(e.facts().key(), e.facts().titlePhrase()))
                .toList(),
        new Answer<List<Method>>() {
          @Override
          public void done(List<Method> found) {
            methods.setAll(found);
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  /** Removes all features of videos in the background; they are made again when they are needed. */
  public void empty() {
    run(true);
  }

  private void run(boolean clear) {
    problem.set("");
    latest.request(
        USED,
        clear ? Messages.text("settings.emptying") : "",
        p -> {
          if (clear) {
            upkeep.features().clear();
          }
          return upkeep.features().bytes();
        },
        new Answer<Long>() {
          @Override
          public void done(Long bytes) {
            used.set(Messages.text("settings.used", size(bytes)));
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  private static String size(long bytes) {
    double mb = bytes / (double) (1 << 20);
    return mb < 1024
        ? String.format(Locale.ROOT, "%.0f MB", mb)
        : String.format(Locale.ROOT, "%.1f GB", mb / 1024);
  }
}
