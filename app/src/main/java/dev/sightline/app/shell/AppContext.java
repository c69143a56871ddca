package dev.sightline.app.shell;

import dev.sightline.app.ask.AskViewModel;
import dev.sightline.app.attention.heads.InfluenceViewModel;
import dev.sightline.app.browse.BrowseFiles;
import dev.sightline.app.browse.LibraryTexts;
import dev.sightline.app.compare.CompareAnalyzer;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.export.Notices;
import dev.sightline.app.inspect.ChosenAnalyzer;
import dev.sightline.app.inspect.CloserViewModel;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.jobs.Debounce;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.JobsViewModel;
import dev.sightline.app.library.LibraryViewModel;
import dev.sightline.app.library.RememberedFiles;
import dev.sightline.app.memory.MemoryViewModel;
import dev.sightline.app.models.ModelChoice;
import dev.sightline.app.models.ModelsViewModel;
import dev.sightline.app.predictions.OwnLabelsViewModel;
import dev.sightline.app.predictions.PredictionsViewModel;
import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.robustness.AttackViewModel;
import dev.sightline.app.robustness.CoreAttacks;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.sentiment.SentimentViewModel;
import dev.sightline.app.sentiment.TranscriptSource;
import dev.sightline.app.settings.Kept;
import dev.sightline.app.settings.SettingsStore;
import dev.sightline.app.settings.SettingsViewModel;
import dev.sightline.app.summary.SummaryViewModel;
import dev.sightline.app.text.TextViewModel;
import dev.sightline.app.training.MistakesViewModel;
import dev.sightline.app.training.TrainingViewModel;
import dev.sightline.app.verdict.CoreMapCheck;
import dev.sightline.app.verdict.VerdictViewModel;
import dev.sightline.app.video.VideoText;
import dev.sightline.app.whatif.WhatIfViewModel;
import dev.sightline.core.analysis.AttentionStore;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds all services and view models of the app, and nothing else does; closes them in reverse
 * order. FX thread only.
 */
final class AppContext implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

  /**
   * How long a user who types must pause before the model answers: shorter than the time between
   * two keys of a fast typist (some 80 ms), so that the matrix follows each key, and long enough to
   * take keys that repeat or are pasted together.
   */
  private static final long TYPING_PAUSE_MILLIS = 30;

  /** How long a text must stay before what is shown beside the answer follows it. */
  private static final long SETTLED_MILLIS = 300;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Selection selection = new Selection();
  private final JobRunner jobs;
  private final JobsViewModel jobList;
  private final SettingsStore settings;
  private final SettingsViewModel choices;
  private final InspectViewModel inspect;
  private final LibraryViewModel library;
  private final TextViewModel text;
  private final PredictionsViewModel predictions;
  private final OwnLabelsViewModel labels;
  private final AskViewModel ask;
  private final WhatIfViewModel whatIf;
  private final AttackViewModel attack;
  private final AnswerPart answers;
  private final VerdictViewModel verdict;
  private final ExportPart exporting;
  private final ComparePart comparing;
  private final CloserViewModel closer;
  private final MemoryViewModel memory;
  private final AttentionPart parts;
  private final ModelsPart shelf;
  private final OwnModelsPart ownModels;
  private final Jump jump;
  private final BrowsePart browsing;
  private final GeneratePart generating;

  /**
   * @param core what the app takes from the core; replaced in tests
   * @param ui the FX thread
   */
  AppContext(Path settingsFolder, CoreServices core, Executor ui, ErrorReporter errors) {
    ExecutorService workers = closing(DaemonThreads.pool("job"), ExecutorService::shutdownNow);
    ScheduledExecutorService timer =
        closing(DaemonThreads.scheduler("timer"), ScheduledExecutorService::shutdownNow);
    settings =
        closing(
            new SettingsStore(settingsFolder, core.version(), timer, errors::report),
            SettingsStore::close);
    int budget = MemoryPart.budget(settings);
    AttentionStore store =
        closing(MemoryPart.store(core.attention(), budget), AttentionStore::close);
    String chosen = settings.get().model();
    String first = chosen.isEmpty() ? InstalledModels.BUNDLED : chosen;
    ChosenAnalyzer model =
        closing(new ChosenAnalyzer(core.model(), first, store::keep), ChosenAnalyzer::close);
    BrowseFiles shelved = closing(core.library().apply(model), BrowseFiles::close);
    // closed before library and model, which jobs still use
    jobs = closing(new JobRunner(workers, ui), JobRunner::close);
    jobList = new JobsViewModel(jobs, System::nanoTime);
    choices = SettingsPart.choices(settings, core, jobs);
    LibraryTexts texts = new LibraryTexts(core.files(), shelved.marks());
    inspect =
        new InspectViewModel(
            selection, texts, model, jobs, new Debounce(timer, ui, TYPING_PAUSE_MILLIS));
    ExecutorService reader = closing(DaemonThreads.single("library"), ExecutorService::shutdownNow);
    library =
        new LibraryViewModel(
            selection,
            core.files(),
            new RememberedFiles(settings),
            new JobRunner(reader, ui),
            inspect::open);
    // saved views open videos that nobody has added
    inspect
        .fileProperty()
        .subscribe(
            file -> {
              if (file != null) {
                library.list(file);
              }
            });
    UseKeeper keeper = UseKeeper.of(selection, shelved.uses(), jobs);
    SummaryViewModel summary = new SummaryViewModel(selection, model, jobs, ui);
    keeper.summaries(summary);
    parts =
        closing(
            new AttentionPart(
                selection,
                settings,
                ui,
                summary,
                tabs ->
                    keeper.sentiment(
                        new SentimentViewModel(
                            selection, model, jobs, tabs, TranscriptSource.files()))),
            AttentionPart::close);
    jobs.urgentWhile(parts.playingProperty(), inspect.busyProperty());
    ExplainViewModel explain =
        new ExplainViewModel(
            selection, model, jobs, core.plugins()::explainers, choices.methodProperty().get());
    parts.offer(explain);
    parts.heads().offer(new InfluenceViewModel(selection, model, jobs));
    text = new TextViewModel(selection, inspect, parts.current(), parts.colours());
    whatIf = new WhatIfViewModel(selection, model, jobs);
    Path tried = core.attention().resolveSibling("robustness");
    attack = new AttackViewModel(selection, new CoreAttacks(model, tried), jobs);
    keeper.attacks(attack);
    predictions = new PredictionsViewModel(selection);
    labels =
        new OwnLabelsViewModel(
            selection,
            model,
            jobs,
            new Debounce(timer, ui, TYPING_PAUSE_MILLIS),
            settings.get().labels(),
            typed -> settings.update(s -> s.withLabels(typed)));
    Notices notices = new Notices();
    closer = new CloserViewModel(selection, inspect, model, jobs, notices::say);
    memory = new MemoryViewModel(store, jobs, budget, mb -> MemoryPart.keep(settings, mb), ui);
    ExecutorService shelving =
        closing(DaemonThreads.single("models"), ExecutorService::shutdownNow);
    AtomicReference<String> inUse = new AtomicReference<>(first);
    verdict =
        new VerdictViewModel(
            selection, new CoreMapCheck(model, () -> core.random().of(inUse.get())), jobs);
    ModelChoice choice =
        new ModelChoice(
            first,
            InstalledModels.BUNDLED,
            id -> settings.update(s -> s.withModel(id)),
            id -> {
              inUse.set(id);
              model.choose(id);
              inspect.modelChanged();
              browseChanged();
            });
    parts.onUse(choice::use);
    answers =
        AnswerPart.of(selection, model, jobs, new Debounce(timer, ui, SETTLED_MILLIS), choice::use);
    ask = new AskViewModel(selection, inspect.factsProperty(), text::replace, choice::use);
    inspect.problemProperty().subscribe(why -> ask.forget());
    keeper.answers(ask);
    exporting =
        new ExportPart(
            new ExportPart.Shared(
                selection, inspect, parts, explain, closer, verdict, answers.modality(), notices),
            keeper,
            core,
            choice,
            jobs,
            new Debounce(timer, ui, TYPING_PAUSE_MILLIS),
            new Kept(settings));
    comparing =
        closing(
            new ComparePart(
                new ComparePart.Shared(
                    selection, inspect, library, parts, explain, core.models(), inUse::get),
                new CompareAnalyzer(model, inUse::get, core.model(), store::keep),
                jobs,
                new Debounce(timer, ui, TYPING_PAUSE_MILLIS),
                ui),
            ComparePart::close);
    shelf =
        ModelsPart.of(
            core, choice, new JobRunner(shelving, ui), jobs, ui, notices, new Kept(settings));
    ownModels = new OwnModelsPart(core.training(), shelved, jobs);
    jump = new Jump(selection, file -> library.open(List.of(file)));
    browsing =
        closing(
            new BrowsePart(
                new BrowsePart.Needs(
                    shelved, selection, settings, core.files(), jobs, parts.colours(), model),
                timer,
                ui,
                this::openFound),
            BrowsePart::close);
    generating =
        closing(
            new GeneratePart(
                parts.colours(), choices.motionProperty(), jobs, ui, keeper::generated),
            GeneratePart::close);
    library.load(core.samples(), model, jobs);
  }

  Jump jump() {
    return jump;
  }

  BrowsePart browsing() {
    return browsing;
  }

  GeneratePart generating() {
    return generating;
  }

  /** Another model has seen none of the videos. */
  private void browseChanged() {
    browsing.model().modelChanged();
  }

  private void openFound(Path video, long startMs, String words) {
    Fraction moment = Fraction.ofMillis(Math.max(0, startMs));
    if (!words.isBlank()) {
      jump.to(video, moment, file -> inspect.open(file, VideoText.typed(words)));
      if (video.equals(selection.videoProperty().get())) {
        inspect.useText(VideoText.typed(words));
      }
    } else if (startMs < 0) {
      library.open(List.of(video));
    } else {
      jump.to(video, moment);
    }
  }

  TrainingViewModel training() {
    return shelf.training();
  }

  MistakesViewModel mistakes() {
    return shelf.mistakes();
  }

  OwnModelsPart ownModels() {
    return ownModels;
  }

  Selection selection() {
    return selection;
  }

  JobRunner jobs() {
    return jobs;
  }

  JobsViewModel jobList() {
    return jobList;
  }

  SettingsStore settings() {
    return settings;
  }

  SettingsViewModel choices() {
    return choices;
  }

  InspectViewModel inspect() {
    return inspect;
  }

  LibraryViewModel library() {
    return library;
  }

  TextViewModel text() {
    return text;
  }

  PredictionsViewModel predictions() {
    return predictions;
  }

  AnswerPart answers() {
    return answers;
  }

  VerdictViewModel verdict() {
    return verdict;
  }

  AskViewModel ask() {
    return ask;
  }

  OwnLabelsViewModel labels() {
    return labels;
  }

  CloserViewModel closer() {
    return closer;
  }

  MemoryViewModel memory() {
    return memory;
  }

  ExportPart exporting() {
    return exporting;
  }

  ComparePart comparing() {
    return comparing;
  }

  WhatIfViewModel whatIf() {
    return whatIf;
  }

  AttackViewModel attack() {
    return attack;
  }

  ModelsViewModel models() {
    return shelf.models();
  }

  ModelsPart shelf() {
    return shelf;
  }

  AttentionPart parts() {
    return parts;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("closing: {}", e.getMessage(), e);
      }
    }
  }

  /** Remembers how to close a service. */
  private <T> T closing(T service, Closing<T> how) {
    open.push(() -> how.close(service));
    return service;
  }

  /** Closes a service. */
  @FunctionalInterface
  private interface Closing<T> {
    void close(T service) throws Exception;
  }
}
