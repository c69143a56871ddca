package dev.sightline.app.savedview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.export.Notices;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.inspect.Stage;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.FakeVideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.app.whatif.WhatIfViewModel;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.viewstate.ViewState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedViewsViewModelTest {
  private static final Path VIDEO = Path.of("crossing.mp4").toAbsolutePath();
  private static final Path OTHER = Path.of("other.mp4").toAbsolutePath();
  private static final Path VIEW = Path.of("a.slview");
  private static final ViewState.Display LANES =
      new ViewState.Display("lanes", true, false, false, 0.25, true, Optional.empty());

  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final Notices notices = new Notices();
  private final Disk disk = new Disk();
  private final Shelf shelf = new Shelf();
  private final Window first = new Window();
  private final Window second = new Window();

  /** A window of its own, as on another machine. */
  private final class Window implements WindowState {
    final Selection selection = new Selection();
    final ColourSettings colours = new ColourSettings();
    final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
    final InspectViewModel inspect =
        new InspectViewModel(
            selection, new FakeVideoFiles(), FakeAnalyzer::new, jobs, Runnable::run);
    final ExplainViewModel explain =
        new ExplainViewModel(
            selection, FakeAnalyzer::new, jobs, () -> new Explainers(methods()), "");
    final WhatIfViewModel whatIf = new WhatIfViewModel(selection, FakeAnalyzer::new, jobs);
    final SavedViewsViewModel views =
        new SavedViewsViewModel(
            selection,
            inspect,
            new SavedViewsViewModel.Looks(current, colours, explain, this),
            shelf,
            disk,
            jobs,
            notices);
    ViewState.Display display = LANES;
    Stretch looked;
    boolean old;

    /** An older program does not have the second method. */
    private List<Explainer> methods() {
      return old ? List.of(new Constant("one")) : List.of(new Constant("one"), new Constant("two"));
    }

    @Override
    public ViewState.Display now() {
      return display;
    }

    @Override
    public Optional<Stretch> stretch() {
      return Optional.empty();
    }

    @Override
    public void look(Stretch stretch) {
      looked = stretch;
    }

    @Override
    public void show(ViewState.Display other) {
      display = other;
    }
  }

  /** A method that asks nothing of a model, with two layers of three heads. */
  private record Constant(String key) implements Explainer {
    @Override
    public ExplainerFacts facts() {
      return new ExplainerFacts(
          key,
          key,
          "Nobody, 2000",
          "unit",
          Family.GRADIENT,
          Set.of(),
          Set.of(Gives.CLIPS),
          false,
          false,
          "Says nothing.");
    }

    @Override
    public Layers layers(ModelAbilities model, Analysis analysis, Target target) {
      return new Layers(List.of("low", "high"), 3, Layers.Unchosen.ALL);
    }

    @Override
    public Explanation explain(ExplainRequest request, Progress progress) {
      return new ExplanationBuilder(this, request)
          .clips(new float[request.cells().clips().size()])
          .build();
    }
  }

  private static final class Disk implements ViewFiles {
    final Map<Path, ViewState> views = new HashMap<>();
    SightlineException missing;

    @Override
    public ViewState read(Path file) throws SightlineException {
      ViewState view = views.get(file);
      if (view == null) {
        throw new SightlineException(Problem.DATA, "no saved view");
      }
      return view;
    }

    @Override
    public void write(Path file, ViewState view) {
      views.put(file, view);
    }

    @Override
    public Path video(Path file, ViewState.Video video, Progress progress)
        throws SightlineException {
      if (missing != null) {
        throw missing;
      }
      return VIDEO;
    }

    @Override
    public String hash(Path file, Progress progress) {
      return file.equals(OTHER) ? "1".repeat(64) : "0".repeat(64);
    }
  }

  private static final class Shelf implements Installed {
    final List<String> used = new ArrayList<>();
    Optional<String> id = Optional.of("fake");

    @Override
    public Optional<String> find(ViewState.Model model) {
      return id.filter(i -> i.equals(model.name()));
    }

    @Override
    public void use(String model) {
      used.add(model);
    }
  }

  private void saved() {
    first.inspect.open(VIDEO, VideoText.typed("two big buses"));
    workers.runAll();
    first.selection.mapProperty().set(new MapChoice(Kind.TEXT_TO_VIDEO, 1, 3));
    first.selection.tokenProperty().set(2);
    first.selection.classChoiceProperty().set(new ClassChoice("actions", 4));
    first.selection.playheadProperty().set(Fraction.of(281, 50));
    first.colours.mapProperty().set(ColourMap.MAGMA);
    first.colours.scaleProperty().set(ScaleMode.PER_ROW);
    first.views.save(VIEW);
    workers.runAll();
  }

  @Test
  void thereIsNothingToSaveAtFirst() {
    assertThat(first.views.canSave().getValue()).isFalse();
    first.views.save(VIEW);
    workers.runAll();
    assertThat(disk.views).isEmpty();
  }

  @Test
  void whatIsSavedIsShownAgainExactly() {
    saved();
    assertThat(first.views.suggestedName()).isEqualTo("crossing.slview");
    assertThat(notices.textProperty().get()).contains("a.slview");
    second.display = new ViewState.Display("matrix", false, true, true, 1, false, Optional.empty());
    second.views.open(VIEW);
    workers.runAll();

    assertThat(second.inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(second.selection.analysisProperty().get().text().text()).isEqualTo("two big buses");
    assertThat(second.current.shownProperty().get().choice())
        .isEqualTo(new MapChoice(Kind.TEXT_TO_VIDEO, 1, 3));
    assertThat(second.current.shownProperty().get().matrix().values())
        .isEqualTo(first.current.shownProperty().get().matrix().values());
    assertThat(second.selection.tokenProperty().get()).isEqualTo(2);
    assertThat(second.selection.classChoiceProperty().get())
        .isEqualTo(new ClassChoice("actions", 4));
    assertThat(second.selection.seekRequestProperty().get()).isEqualTo(Fraction.of(281, 50));
    assertThat(second.colours.mapProperty().get()).isEqualTo(ColourMap.MAGMA);
    assertThat(second.colours.scaleProperty().get()).isEqualTo(ScaleMode.PER_ROW);
    assertThat(second.display).isEqualTo(LANES);
    assertThat(shelf.used).containsExactly("fake");
    assertThat(second.views.missingProperty().get()).isNull();
  }

  @Test
  void whatIsChangedIsChangedAgainAndSeenAsItWas() {
    saved();
    ChangeList list =
        ChangeList.of(
                List.of(
                    new Change.EditText("two big red buses"),
                    new Change.MaskWord(new WordRef(2, "red")),
                    new Change.MaskClips(new Span(Fraction.of(1, 3), Fraction.of(7, 3))),
                    new Change.Silence(Side.TEXT)))
            .withOn(3, false);
    first.selection.change(before -> list);
    workers.runAll();
    assertThat(first.selection.analysisProperty().get().text().text())
        .isEqualTo("two big red buses");
    first.selection.tokenProperty().set(4);
    first.views.save(VIEW);
    workers.runAll();
    assertThat(disk.views.get(VIEW).text()).as("before the changes").isEqualTo("two big buses");

    second.views.open(VIEW);
    workers.runAll();
    assertThat(second.selection.changesProperty().get().present()).isEqualTo(list);
    assertThat(second.selection.outcomeProperty().get().original().text().text())
        .isEqualTo("two big buses");
    assertThat(second.current.shownProperty().get().matrix().values())
        .isEqualTo(first.current.shownProperty().get().matrix().values());
    assertThat(second.selection.tokenProperty().get()).isEqualTo(4);
    assertThat(second.selection.classChoiceProperty().get())
        .isEqualTo(new ClassChoice("actions", 4));

    saved();
    first.selection.change(before -> ChangeList.EMPTY);
    workers.runAll();
    first.views.save(VIEW);
    workers.runAll();
    second.views.open(VIEW);
    workers.runAll();
    assertThat(second.selection.changesProperty().get().present().entries())
        .as("a view of the file as it is")
        .isEmpty();
    assertThat(second.selection.outcomeProperty().get()).isNull();
  }

  @Test
  void aChangeThatCannotBeMadeHereIsSaidAndLeftOut() {
    saved();
    disk.views.put(
        VIEW,
        disk.views
            .get(VIEW)
            .changed(
                List.of(
                    new ViewState.Changed("levitate:3", true),
                    new ViewState.Changed("mask-word:2~big", true))));
    second.views.open(VIEW);
    workers.runAll();
    assertThat(notices.textProperty().get()).contains("“levitate:3”");
    assertThat(second.selection.changesProperty().get().present())
        .isEqualTo(ChangeList.of(List.of(new Change.MaskWord(new WordRef(1, "big")))));
  }

  private static void choose(Window w, String key) {
    w.explain.choose(
        w.explain.methods().stream()
            .filter(m -> m.explainer().facts().key().equals(key))
            .findFirst()
            .orElseThrow());
  }

  private void savedWith(Target target, int layer, int head) {
    saved();
    choose(first, "two");
    first.explain.chooseTarget(target);
    first.explain.chooseLayer(layer);
    first.explain.chooseHead(head);
    workers.runAll();
    first.views.save(VIEW);
    workers.runAll();
  }

  @Test
  void theExplanationIsShownAgainExactly() {
    savedWith(new Target.OfClass("topics", 3), 1, 2);
    second.views.open(VIEW);
    workers.runAll();
    Explanation x = second.selection.explainedProperty().get().explanation();
    assertThat(x.method()).isEqualTo("two");
    assertThat(x.target()).isEqualTo(new Target.OfClass("topics", 3));
    assertThat(x.part()).isEqualTo(new Part(1, "high", 2));
    assertThat(second.selection.classChoiceProperty().get())
        .as("the class whose course is shown is another one")
        .isEqualTo(new ClassChoice("actions", 4));

    savedWith(new Target.Score(), PartChoice.WHOLE, PartChoice.WHOLE);
    second.views.open(VIEW);
    workers.runAll();
    x = second.selection.explainedProperty().get().explanation();
    assertThat(x.target()).isEqualTo(new Target.Score());
    assertThat(x.part()).isEqualTo(Part.ALL);
  }

  @Test
  void attentionThatWasShownTakesThePlaceOfAnExplanation() {
    saved();
    assertThat(disk.views.get(VIEW).method()).isEqualTo(ViewState.ATTENTION);
    second.inspect.open(VIDEO, VideoText.typed("two big buses"));
    workers.runAll();
    choose(second, "one");
    workers.runAll();
    assertThat(second.selection.explainedProperty().get()).isNotNull();
    second.views.open(VIEW);
    workers.runAll();
    assertThat(second.selection.explainedProperty().get()).isNull();
  }

  @Test
  void aMethodOrClassThatIsNotHereIsSaid() {
    savedWith(new Target.OfClass("topics", 3), 1, 2);
    second.old = true;
    second.views.open(VIEW);
    workers.runAll();
    assertThat(notices.textProperty().get()).contains("“two”", "does not have");
    assertThat(second.selection.explainedProperty().get()).isNull();
    assertThat(second.current.shownProperty().get().choice())
        .isEqualTo(new MapChoice(Kind.TEXT_TO_VIDEO, 1, 3));

    Window third = new Window();
    disk.views.put(
        VIEW,
        disk.views
            .get(VIEW)
            .explained(
                "two",
                new ViewState.Explaining(
                    Optional.of(new ViewState.Target("topics", "levitation")), 1, 2)));
    third.views.open(VIEW);
    workers.runAll();
    assertThat(notices.textProperty().get()).contains("“levitation”");
    assertThat(third.selection.explainedProperty().get().explanation().method()).isEqualTo("two");
  }

  /** As the program before wrote them: nothing is forced upon the window. */
  @Test
  void aFileOfBeforeLeavesTheMethodAlone() {
    saved();
    ViewState v = disk.views.get(VIEW);
    disk.views.put(
        VIEW,
        new ViewState(
            v.video(),
            v.text(),
            v.model(),
            v.map(),
            v.method(),
            v.target(),
            v.colours(),
            v.scale(),
            v.playhead(),
            v.token()));
    second.inspect.open(VIDEO, VideoText.typed("two big buses"));
    workers.runAll();
    choose(second, "one");
    second.views.open(VIEW);
    workers.runAll();
    assertThat(second.selection.explainedProperty().get().explanation().method()).isEqualTo("one");
    assertThat(second.selection.tokenProperty().get()).isEqualTo(2);
  }

  @Test
  void aVideoThatIsNotHereIsAskedForAndTakenByItsContentOnly() {
    saved();
    disk.missing = new SightlineException(Problem.FILE, "The video is not on this machine.");
    second.views.open(VIEW);
    workers.runAll();
    assertThat(second.views.missingProperty().get().why()).contains("not on this machine");
    assertThat(second.inspect.stageProperty().get()).isEqualTo(Stage.EMPTY);

    second.views.useVideo(OTHER);
    workers.runAll();
    assertThat(second.views.missingProperty().get().why()).contains("other.mp4", "content");
    assertThat(second.inspect.stageProperty().get()).isEqualTo(Stage.EMPTY);

    second.views.useVideo(VIDEO);
    workers.runAll();
    assertThat(second.views.missingProperty().get()).isNull();
    assertThat(second.inspect.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(second.selection.tokenProperty().get()).isEqualTo(2);
  }

  @Test
  void theUserCanLeaveIt() {
    saved();
    disk.missing = new SightlineException(Problem.FILE, "The video is not on this machine.");
    second.views.open(VIEW);
    workers.runAll();
    second.views.forget();
    assertThat(second.views.missingProperty().get()).isNull();
    second.views.useVideo(VIDEO);
    workers.runAll();
    assertThat(second.inspect.stageProperty().get()).isEqualTo(Stage.EMPTY);
  }

  @Test
  void aDamagedFileIsSaidAndNothingChanges() {
    second.views.open(Path.of("broken.slview"));
    workers.runAll();
    assertThat(notices.textProperty().get()).isEqualTo("no saved view");
    assertThat(second.views.missingProperty().get()).isNull();
  }

  @Test
  void anotherOrNoModelIsSaid() {
    saved();
    shelf.id = Optional.empty();
    second.views.open(VIEW);
    workers.runAll();
    assertThat(notices.textProperty().get()).contains("fake 0", "not among yours");
    assertThat(second.inspect.stageProperty().get()).isEqualTo(Stage.READY);

    shelf.id = Optional.of("fake");
    ViewState view = disk.views.get(VIEW);
    disk.views.put(
        VIEW,
        new ViewState(
            view.video(),
            view.text(),
            new ViewState.Model("fake", "0", "e".repeat(64)),
            view.map(),
            view.method(),
            view.target(),
            view.colours(),
            view.scale(),
            view.playhead(),
            view.token()));
    second.views.open(VIEW);
    workers.runAll();
    assertThat(notices.textProperty().get()).contains("another build");
  }

  @Test
  void aPartOfTheVideoIsAskedForOnceAndTheRestWaitsForIt() {
    saved();
    ViewState v = disk.views.get(VIEW);
    Stretch part = new Stretch(Fraction.of(2), Fraction.of(4));
    disk.views.put(
        VIEW,
        new ViewState(
            v.video(),
            v.text(),
            v.model(),
            v.map(),
            v.method(),
            v.target(),
            v.colours(),
            v.scale(),
            v.playhead(),
            v.token(),
            Optional.of(part),
            v.display()));
    second.views.open(VIEW);
    workers.runAll();
    assertThat(second.looked).isEqualTo(part);
    assertThat(second.selection.tokenProperty().get()).isEqualTo(Selection.NONE);
  }

  @Test
  void aNewerVideoWins() {
    saved();
    second.views.open(VIEW);
    workers.runFirst();
    second.inspect.open(OTHER, VideoText.typed("a red car"));
    workers.runAll();
    assertThat(second.selection.analysisProperty().get().video().path()).isEqualTo(OTHER);
    assertThat(second.selection.tokenProperty().get()).isEqualTo(Selection.NONE);
  }
}
