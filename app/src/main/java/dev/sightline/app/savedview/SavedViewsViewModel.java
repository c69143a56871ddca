package dev.sightline.app.savedview;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.explain.ExplainWish;
import dev.sightline.app.export.Notices;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.ChangeHistory;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.viewstate.ViewFile;
import dev.sightline.core.viewstate.ViewState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Saves what the window shows and shows it again: first model, video and text, then, once they are
 * analysed, map, word, class, colours and playhead. FX thread only.
 */
public final class SavedViewsViewModel {
  private static final String OPEN = "open";

  /**
   * A view whose video is not at hand.
   *
   * @param file the saved view
   * @param view what it holds
   * @param why in words
   */
  public record Missing(Path file, ViewState view, String why) {}

  /**
   * A view that is being shown.
   *
   * @param asked whether its part of the video has been asked for
   * @param changing whether its changes have been made
   */
  private record Pending(ViewState view, Path video, boolean asked, boolean changing) {}

  /** What was found of a view; no video if it is not at hand. */
  private record Found(ViewState view, Optional<Path> video, String why, Optional<String> model) {}

  private final Selection selection;
  private final InspectViewModel inspect;
  private final Looks looks;
  private final Installed models;
  private final ViewFiles files;
  private final LatestTask latest;
  private final Notices notices;
  private final ReadOnlyObjectWrapper<Missing> missing =
      new ReadOnlyObjectWrapper<>(this, "missing");
  private Pending pending;

  /** What decides how the map looks. */
  public record Looks(
      CurrentMap current, ColourSettings colours, ExplainViewModel explain, WindowState window) {}

  /**
   * @param looks what decides how the map looks
   * @param models the models at hand
   */
  public SavedViewsViewModel(
      Selection selection,
      InspectViewModel inspect,
      Looks looks,
      Installed models,
      ViewFiles files,
      JobRunner jobs,
      Notices notices) {
    this.selection = selection;
    this.inspect = inspect;
    this.looks = looks;
    this.models = models;
    this.files = files;
    this.latest = new LatestTask(jobs);
    this.notices = notices;
    selection.videoProperty().subscribe(this::videoOpened);
    looks.current().shownProperty().subscribe(this::mapShown);
    selection.analysisProperty().subscribe(this::analysed);
  }

  /** True while there is something to save. */
  public ObservableValue<Boolean> canSave() {
    return selection.analysisProperty().map(a -> true).orElse(false);
  }

  /** The view whose video the user is asked for, or null. */
  public ReadOnlyObjectProperty<Missing> missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** A name for a saved view. */
  public String suggestedName() {
    Analysis a = selection.analysisProperty().get();
    if (a == null) {
      return "";
    }
    String name = String.valueOf(a.video().path().getFileName());
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name) + ViewFile.ENDING;
  }

  /** Writes what the window shows now. */
  public void save(Path file) {
    Analysis a = selection.analysisProperty().get();
    ModelFacts facts = inspect.factsProperty().get();
    if (a == null || facts == null) {
      return;
    }
    ViewState view = new ShownView(selection, looks).of(a, facts);
    Path target =
        ViewFile.isOne(file) ? file : file.resolveSibling(file.getFileName() + ViewFile.ENDING);
    notices.say("");
    latest.request(
        "save",
        Messages.text("job.saveView"),
        p -> {
          files.write(target, view);
          return target;
        },
        new Answer<Path>() {
          @Override
          public void done(Path written) {
            notices.say(Messages.text("view.saved", written.getFileName()));
          }

          @Override
          public void failed(SightlineException e) {
            notices.say(e.userMessage());
          }
        });
  }

  /** Opens a saved view; asks for its video if that is not at hand. */
  public void open(Path file) {
    notices.say("");
    missing.set(null);
    pending = null;
    latest.request(
        OPEN,
        Messages.text("job.openView", file.getFileName()),
        p -> find(file, p),
        told(
            found -> {
              if (found.video().isEmpty()) {
                missing.set(new Missing(file, found.view(), found.why()));
              } else {
                show(found.view(), found.video().get(), found.model());
              }
            }));
  }

  private Found find(Path file, Progress p) throws SightlineException {
    ViewState view = files.read(file);
    Optional<String> model = models.find(view.model());
    try {
      Path video = files.video(file, view.video(), p);
      return new Found(view, Optional.of(video), "", model);
    } catch (SightlineException e) {
      if (e.problem() != Problem.FILE) {
        throw e;
      }
      return new Found(view, Optional.empty(), e.userMessage(), model);
    }
  }

  /** The user says where the video is: it is taken if it has the same content. */
  public void useVideo(Path video) {
    Missing asked = missing.get();
    if (asked == null) {
      return;
    }
    latest.request(
        OPEN,
        Messages.text("job.openView", asked.file().getFileName()),
        p -> {
          boolean same = files.hash(video, p).equals(asked.view().video().sha256());
          Optional<String> model = models.find(asked.view().model());
          return new Found(asked.view(), same ? Optional.of(video) : Optional.empty(), "", model);
        },
        told(
            found -> {
              if (found.video().isPresent()) {
                missing.set(null);
                show(found.view(), video, found.model());
              } else {
                missing.set(
                    new Missing(
                        asked.file(),
                        asked.view(),
                        Messages.text("view.otherVideo", video.getFileName())));
              }
            }));
  }

  /** The user gives up looking for the video. */
  public void forget() {
    latest.forget(OPEN);
    missing.set(null);
  }

  private void show(ViewState view, Path video, Optional<String> model) {
    Path file = video.toAbsolutePath().normalize();
    selection.changesProperty().set(ChangeHistory.EMPTY); // of the same video, seen otherwise
    pending = new Pending(view, file, false, false);
    model.ifPresent(models::use);
    // first of all: it clears what is shown, so that nothing of it takes what follows
    inspect.open(file, VideoText.typed(view.text()));
    looks.colours().scaleProperty().set(ScaleMode.valueOf(view.scale().name()));
    Arrays.stream(ColourMap.values())
        .filter(m -> m.key().equals(view.colours()))
        .findFirst()
        .ifPresent(looks.colours().mapProperty()::set);
    view.display().ifPresent(looks.window()::show);
    if (model.isEmpty()) {
      notices.say(Messages.text("view.noModel", view.model().name(), view.model().version()));
    }
    selection
        .mapProperty()
        .set(new MapChoice(view.map().kind(), view.map().layer(), view.map().head()));
  }

  private void videoOpened(Path video) {
    if (pending != null
        && video != null
        && pending.video().equals(video.toAbsolutePath().normalize())) {
      selection.seekRequestProperty().set(pending.view().playhead());
    }
  }

  private void analysed(Analysis a) {
    if (isPending(a)) {
      shown(a, pending.view());
      if (a.attention().isEmpty()) {
        ready(a);
      }
    }
  }

  /** Tokens and classes exist once there is a map of the very text. */
  private void mapShown(ShownMap shown) {
    if (shown == null || !isPending(shown.analysis())) {
      return;
    }
    ViewState view = pending.view();
    if (view.stretch().isPresent() && !begins(shown.analysis(), view.stretch().get())) {
      if (!pending.asked()) {
        pending = new Pending(view, pending.video(), true, false);
        looks.window().look(view.stretch().get());
      }
      return;
    }
    ready(shown.analysis());
  }

  /** First the changes, then what is seen of the answer to them. */
  private void ready(Analysis a) {
    ViewState view = pending.view();
    VideoFeatures features = selection.featuresProperty().get();
    if (!pending.changing() && !view.changes().isEmpty() && features != null) {
      ChangeList list =
          SavedChanges.read(
              view.changes(),
              new ChangeSyntax(features, a.text()),
              change -> notices.say(Messages.text("view.noChange", change)));
      pending = new Pending(view, pending.video(), true, true);
      selection.change(before -> list);
      if (!list.isIdle()) {
        return;
      }
    }
    pending = null;
    shown(a, view);
    view.explaining().ifPresent(x -> explain(a, view.method(), x));
    if (view.token() < a.text().tokens().size()) {
      selection.tokenProperty().set(view.token());
    }
  }

  /** After the class was chosen, which explains that class. */
  private void explain(Analysis a, String method, ViewState.Explaining x) {
    Target target =
        x.target()
            .map(t -> choice(a, t).<Target>map(c -> new Target.OfClass(c.head(), c.label())))
            .orElse(Optional.of(new Target.Score()))
            .orElse(null);
    if (target == null) {
      notices.say(Messages.text("view.noClass", x.target().get().label()));
    }
    looks
        .explain()
        .restore(
            new ExplainWish(
                method,
                target,
                new PartChoice(x.layer(), x.head()),
                () -> notices.say(Messages.text("view.noMethod", method))));
  }

  private static boolean begins(Analysis a, Stretch stretch) {
    return !a.clips().isEmpty() && a.clips().getFirst().start().equals(stretch.from());
  }

  private void shown(Analysis a, ViewState view) {
    sayOtherModel(a, view);
    selection.classChoiceProperty().set(view.target().flatMap(t -> choice(a, t)).orElse(null));
  }

  private boolean isPending(Analysis a) {
    if (pending == null || a == null) {
      return false;
    }
    if (pending.changing()) {
      return selection.original(a).isPresent();
    }
    return a.video().path().toAbsolutePath().normalize().equals(pending.video())
        && a.text().text().equals(pending.view().text());
  }

  private static Optional<ClassChoice> choice(Analysis a, ViewState.Target target) {
    Optional<HeadResult> head = a.head(target.head());
    int label = head.map(h -> h.labels().indexOf(target.label())).orElse(-1);
    return label < 0 ? Optional.empty() : Optional.of(new ClassChoice(target.head(), label));
  }

  private void sayOtherModel(Analysis a, ViewState view) {
    boolean same = a.provenance().bundleSha256().equals(view.model().sha256());
    boolean said = !notices.textProperty().get().isEmpty();
    if (!same && !said) {
      notices.say(
          Messages.text(
              "view.otherModel",
              view.model().name().toLowerCase(Locale.ROOT),
              view.model().version()));
    }
  }

  private <T> Answer<T> told(Consumer<T> done) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        notices.say(e.userMessage());
      }
    };
  }
}
