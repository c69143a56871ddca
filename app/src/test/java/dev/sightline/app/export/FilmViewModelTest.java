package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.overlay.OverlayPlan;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilmViewModelTest {
  private final Selection selection = new Selection();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final ColourSettings colours = new ColourSettings();
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final Notices notices = new Notices();
  private final List<OverlayPlan> plans = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final FilmViewModel model = new FilmViewModel(colours, jobs, this::film, notices);

  private void film(OverlayPlan plan, Path out, Progress progress) throws SightlineException {
    plans.add(plan);
    files.add(out);
    progress.update(0.5, "half");
    progress.checkCancelled();
  }

  @BeforeEach
  void show() {
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(Path.of("v.mp4"), "a bus passes", 4, Fraction.of(8)));
    selection.tokenProperty().set(2);
    model.begin(Shown.now(selection, current).orElseThrow(), 0.4);
  }

  @Test
  void theLitWordIsPaintedInTheWindowsColours() {
    colours.mapProperty().set(ColourMap.MAGMA);
    assertThat(model.subjectProperty().get().name()).isEqualTo("bus");
    assertThat(model.suggestedName()).isEqualTo("v overlay bus.mp4");
    model.write(Path.of("film"));
    assertThat(jobs.jobs()).hasSize(1);
    workers.runAll();

    OverlayPlan plan = plans.getFirst();
    SpatialMap second =
        SpatialMap.of(
            selection.analysisProperty().get().attention(Kind.ALIGNMENT).orElseThrow().map(0, 0),
            2,
            1);
    assertThat(plan.maps().get(1).values()).isEqualTo(second.values());
    assertThat(plan.scale().map()).isEqualTo(ColorMap.MAGMA);
    assertThat(plan.scale().max()).isEqualTo(OverlayPlan.top(plan.maps()));
    assertThat(plan.opacity()).isEqualTo(0.4);
    assertThat(files).containsExactly(Path.of("film.mp4"));
    assertThat(notices.textProperty().get()).contains("film.mp4");
  }

  @Test
  void anotherWordOrAllOfThemCanBeChosen() {
    assertThat(model.subjects())
        .extracting(FilmViewModel.Subject::token)
        .containsExactly(Selection.NONE, 1, 2, 3);
    model.subjectProperty().set(model.subjects().getFirst());
    assertThat(model.suggestedName()).isEqualTo("v overlay.mp4");
    model.write(Path.of("film.mp4"));
    workers.runAll();
    SpatialMap mean = SpatialMap.meanOverWords(current.shownProperty().get().map(), 2);
    assertThat(plans.getFirst().maps().get(2).values()).isEqualTo(mean.values());
  }

  @Test
  void stoppedItSaysThatItGoesOnTheNextTime() {
    model.write(Path.of("film.mp4"));
    jobs.jobs().getFirst().cancel();
    workers.runAll();
    assertThat(notices.textProperty().get()).contains("goes on");
    assertThat(jobs.jobs()).isEmpty();
  }

  @Test
  void aMapBetweenTokensHasNoPlacesToPaint() {
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    model.begin(Shown.now(selection, current).orElseThrow(), 0.4);
    model.write(Path.of("film.mp4"));
    workers.runAll();
    assertThat(plans).isEmpty();
  }
}
