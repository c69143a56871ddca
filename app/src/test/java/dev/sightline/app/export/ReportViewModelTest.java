package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.predictions.ModalityViewModel;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.method.RawAttention;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.paper.LaidReport;
import dev.sightline.core.report.paper.ReportLayout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class ReportViewModelTest {
  private static final Path VIDEO = Path.of("crossing.mp4");
  private static final Path FOLDER = Path.of("out");

  private final Selection selection = new Selection();
  private final Files files = new Files();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final SimpleStringProperty kept = new SimpleStringProperty("");
  private final ReportViewModel report = model();

  private ReportViewModel model() {
    return new ReportViewModel(
        new ReportSources(
            selection,
            new SimpleObjectProperty<MapTests>(),
            new SimpleObjectProperty<ModalityViewModel.Shown>(),
            new SimpleObjectProperty<ModelFacts>(),
            new SimpleObjectProperty<>(List.of()),
            new SeenMaps(selection)),
        files,
        new JobRunner(work::add, Runnable::run),
        Runnable::run,
        new Notices(),
        kept);
  }

  private void runAll() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  @Test
  void thereIsNothingToReportOnWithoutAnAnalysis() {
    assertThat(report.canReport().getValue()).isFalse();
    report.begin();
    report.write(FOLDER);
    runAll();
    assertThat(files.written).isEmpty();
    assertThat(report.previewProperty().get()).isNull();
  }

  @Test
  void waitsForTheCourses() throws SightlineException {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      var features = model.encode(VIDEO, Progress.NONE);
      selection.analysisProperty().set(model.analyzeFirst(features, "two cyclists", Progress.NONE));
    }
    assertThat(report.canReport().getValue()).isFalse();
  }

  @Test
  void changedInputIsReportedOnAlthoughItHasNoCourses() throws SightlineException {
    Analysis original = show("two cyclists");
    Analysis changed;
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      var features = model.encode(VIDEO, Progress.NONE);
      changed = model.analyzeFirst(features, "two", Progress.NONE);
      selection
          .outcomeProperty()
          .set(
              new Outcome(
                  ChangeList.of(List.of(new Change.Silence(Side.VIDEO))),
                  new ChangedInput(features, "two", null, List.of(), 0),
                  original,
                  changed,
                  1));
    }
    selection.analysisProperty().set(changed);
    assertThat(report.canReport().getValue()).isTrue();
    report.begin();
    report.write(FOLDER);
    runAll();
    assertThat(files.written.getFirst().changes()).isPresent();
    assertThat(files.written.getFirst().analysis()).isSameAs(changed);
  }

  @Test
  void mapsThatWereLookedAtCanStandInTheReport() throws SightlineException {
    Analysis a = show("two cyclists");
    look(a, 0);
    look(a, 1);
    look(a, 0); // again: it is one map
    report.begin();
    assertThat(report.choices().maps())
        .extracting(m -> m.explained().title())
        .as("the one on screen first")
        .containsExactly("class 0", "class 1");
    report.write(FOLDER);
    runAll();
    report.choices().maps().getLast().wanted().set(true);
    report.write(FOLDER);
    runAll();
    report.choices().maps().forEach(m -> m.wanted().set(false));
    report.write(FOLDER);
    runAll();
    assertThat(files.written).extracting(f -> f.maps().size()).containsExactly(1, 2, 0);

    show("three cyclists");
    report.begin();
    assertThat(report.choices().maps()).as("of another text").isEmpty();
  }

  private void look(Analysis a, int label) {
    float[] none = {};
    selection
        .explainedProperty()
        .set(
            new Explained(
                new Explanation(
                    "attention",
                    new Target.OfClass("topics", label),
                    false,
                    new Axis.Tokens(a.text().tokens()),
                    new Axis.Cells(a.clips(), a.grid()),
                    none,
                    new float[a.clips().size()],
                    none,
                    none,
                    none,
                    none,
                    Double.NaN,
                    Double.NaN,
                    1,
                    1),
                new RawAttention().facts(),
                "Raw attention",
                "class " + label));
  }

  @Test
  void pagesAreSeenAndTurned() throws SightlineException {
    show("two cyclists");
    report.begin();
    assertThat(report.busyProperty().get()).isTrue();
    runAll();
    assertThat(report.busyProperty().get()).isFalse();
    assertThat(report.pagesProperty().get()).isGreaterThan(1);
    var first = report.previewProperty().get();
    assertThat(first.width()).isBetween(ReportViewModel.PAGE_PX - 8, ReportViewModel.PAGE_PX + 8);

    int laid = files.laid;
    report.turn(1);
    runAll();
    assertThat(report.pageProperty().get()).isEqualTo(1);
    assertThat(report.previewProperty().get().argb()).isNotEqualTo(first.argb());
    assertThat(files.laid).as("turning lays nothing out anew").isEqualTo(laid);
    report.turn(-5);
    assertThat(report.pageProperty().get()).isZero();
  }

  @Test
  void theNewestPreviewWins() throws SightlineException {
    show("two cyclists");
    report.begin();
    report.choices().titleProperty().set("first");
    report.choices().titleProperty().set("second");
    List<Runnable> late = new ArrayList<>(work);
    work.clear();
    late.reversed().forEach(Runnable::run);
    assertThat(files.titles).as("older ones are not even begun").containsExactly("second");
    assertThat(report.busyProperty().get()).isFalse();
    assertThat(report.previewProperty().get()).isNotNull();
  }

  @Test
  void writesWhatWasShownWhateverIsShownByThen() throws SightlineException {
    Analysis analysis = show("two cyclists");
    report.begin();
    runAll();
    show("another text");
    report.write(FOLDER);
    runAll();
    assertThat(files.written.getFirst().analysis()).isSameAs(analysis);
    assertThat(files.pictures).as("pictures are taken once").isEqualTo(1);
    assertThat(report.noticeProperty().get()).contains("out");
    assertThat(report.writtenProperty().get()).isEqualTo(FOLDER.resolve("report.pdf"));
    assertThat(report.suggestedFolder()).contains("crossing").doesNotContain(".mp4");
  }

  @Test
  void withoutAFormatOrASectionThereIsNothingToWrite() throws SightlineException {
    show("two cyclists");
    report.begin();
    for (ReportFormat f : ReportFormat.values()) {
      report.choices().formatProperty(f).set(false);
    }
    assertThat(report.problemProperty().get()).isNotEmpty();
    report.write(FOLDER);
    report.choices().formatProperty(ReportFormat.DOCX).set(true);
    assertThat(report.problemProperty().get()).isEmpty();
    SectionKind.all().forEach(k -> report.choices().sectionProperty(k).set(false));
    assertThat(report.problemProperty().get()).isNotEmpty();
    runAll();
    assertThat(files.written).isEmpty();
  }

  @Test
  void choicesAreRememberedButForTitleAndNotes() throws SightlineException {
    show("two cyclists");
    report.begin();
    ReportChoices c = report.choices();
    c.titleProperty().set("Crossing");
    c.notesProperty().set("of today");
    c.authorProperty().set("Ada");
    c.sheetProperty().set(Sheet.LETTER);
    c.sectionProperty(SectionKind.FUSION).set(false);
    c.move(SectionKind.LIMITS, -1);
    c.formatProperty(ReportFormat.PPTX).set(true);

    ReportTemplate next = model().choices().template().orElseThrow();
    assertThat(next.author()).isEqualTo("Ada");
    assertThat(next.title()).isEmpty();
    assertThat(next.notes()).isEmpty();
    assertThat(next.style().sheet()).isEqualTo(Sheet.LETTER);
    assertThat(next.formats()).contains(ReportFormat.PPTX);
    assertThat(next.sections())
        .doesNotContain(SectionKind.FUSION)
        .containsSubsequence(SectionKind.LIMITS, SectionKind.MODEL);
  }

  @Test
  void aTemplateIsTakenWholeAndABrokenOneIsTold() throws SightlineException {
    show("two cyclists");
    report.begin();
    files.template =
        ReportTemplate.USUAL
            .withWords("Course 7", "Ada", "")
            .withSections(List.of(SectionKind.LIMITS, SectionKind.TEXT));
    report.openTemplate(Path.of("t.json"));
    runAll();
    assertThat(report.choices().titleProperty().get()).isEqualTo("Course 7");
    assertThat(report.choices().order())
        .startsWith(SectionKind.LIMITS, SectionKind.TEXT)
        .hasSize(SectionKind.all().size());
    assertThat(report.choices().template()).contains(files.template);

    files.failure = new SightlineException(Problem.DATA, "It is no JSON.");
    report.openTemplate(Path.of("t.json"));
    runAll();
    assertThat(report.problemProperty().get()).isEqualTo("It is no JSON.");
    assertThat(report.choices().template()).contains(files.template);
  }

  @Test
  void saysWhyItCouldNot() throws SightlineException {
    show("two cyclists");
    report.begin();
    runAll();
    files.failure = new SightlineException(Problem.FILE, "The disk is full.");
    report.write(FOLDER);
    runAll();
    assertThat(report.noticeProperty().get()).isEqualTo("The disk is full.");
    assertThat(report.writtenProperty().get()).as("the old file is not offered").isNull();
  }

  private Analysis show(String text) throws SightlineException {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      Analysis analysis = model.analyze(model.encode(VIDEO, Progress.NONE), text, Progress.NONE);
      selection.videoProperty().set(VIDEO);
      selection.analysisProperty().set(analysis);
      return analysis;
    }
  }

  /** Lays out for true and writes nothing. */
  private static final class Files implements ReportFiles {
    private final List<ReportFacts> written = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private int pictures;
    private int laid;
    private SightlineException failure;
    private ReportTemplate template = ReportTemplate.USUAL;

    @Override
    public ReportPictures pictures(Analysis analysis, Progress progress) {
      pictures++;
      return ReportPictures.NONE;
    }

    @Override
    public LaidReport lay(ReportFacts facts, ReportTemplate t, Progress progress)
        throws SightlineException {
      laid++;
      titles.add(t.title());
      ReportPlan plan = t.plan();
      return ReportLayout.of(ReportBuilder.build(facts, plan), plan.style(), progress);
    }

    @Override
    public Path write(
        ReportFacts facts,
        ReportTemplate t,
        List<ReportFileWriter> also,
        Path folder,
        Progress progress)
        throws SightlineException {
      if (failure != null) {
        throw failure;
      }
      written.add(facts);
      return folder.resolve(t.formats().iterator().next().file());
    }

    @Override
    public ReportTemplate open(Path file) throws SightlineException {
      if (failure != null) {
        throw failure;
      }
      return template;
    }

    @Override
    public void save(ReportTemplate t, Path file) {
      template = t;
    }
  }
}
