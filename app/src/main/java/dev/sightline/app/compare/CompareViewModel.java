package dev.sightline.app.compare;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.MatrixScores;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.export.ExportContent;
import dev.sightline.app.export.Shown;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.comparison.Comparison;
import dev.sightline.core.comparison.PredictionChange;
import dev.sightline.core.comparison.Quantity;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Two sides, what they have in common, and how they differ. Each side is analysed in the
 * background; a newer choice wins. FX thread only.
 */
public final class CompareViewModel {
  private static final String DIFFERENCE = "difference";

  private final CompareSide left;
  private final CompareSide right;
  private final SideAnalyzer analyzer;
  private final LatestTask latest;
  private final ObjectProperty<CompareMode> mode =
      new SimpleObjectProperty<>(this, "mode", CompareMode.TEXTS);
  private final ReadOnlyObjectWrapper<Comparison> comparison =
      new ReadOnlyObjectWrapper<>(this, "comparison");
  private final ReadOnlyObjectWrapper<List<PredictionChange>> changes =
      new ReadOnlyObjectWrapper<>(this, "changes", List.of());
  private final ReadOnlyStringWrapper aligned = new ReadOnlyStringWrapper(this, "aligned", "");
  private SideChoice begun;
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");

  public CompareViewModel(
      CompareSide left, CompareSide right, SideAnalyzer analyzer, JobRunner jobs) {
    this.left = left;
    this.right = right;
    this.analyzer = analyzer;
    this.latest = new LatestTask(jobs);
    for (CompareSide side : List.of(left, right)) {
      side.choiceProperty().subscribe(c -> choiceChanged(side));
      side.current().shownProperty().subscribe(s -> compare());
      side.selection().classChoiceProperty().subscribe(c -> compare());
    }
    mode.subscribe(m -> modeChanged());
  }

  public CompareSide left() {
    return left;
  }

  public CompareSide right() {
    return right;
  }

  /** In what the sides differ. */
  public ObjectProperty<CompareMode> modeProperty() {
    return mode;
  }

  /** Both maps on common axes, and their difference; null while there is none. */
  public ReadOnlyObjectProperty<Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** How predictions differ, the largest change first. */
  public ReadOnlyObjectProperty<List<PredictionChange>> changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** How rows and columns were put together, or why there is no difference. */
  public ReadOnlyStringProperty alignedProperty() {
    return aligned.getReadOnlyProperty();
  }

  /** Where the difference comes from; empty while there is none. */
  public Optional<Source> source() {
    return comparison.get() == null
        ? Optional.empty()
        : source(left)
            .flatMap(
                a ->
                    source(right)
                        .map(
                            b ->
                                Source.difference(
                                    Phrase.plain(Messages.text("compare.difference")), a, b)));
  }

  private Optional<Source> source(CompareSide side) {
    return mode.get() == CompareMode.CLASSES
        ? Courses.source(
            side.selection().analysisProperty().get(), side.selection().classChoiceProperty().get())
        : Shown.now(side.selection(), side.current()).map(s -> s.source(ExportContent.MATRIX));
  }

  /** The cell of the difference under the pointer, in words. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** Begins with the same on both sides, unless that was where it began before. */
  public void begin(SideChoice now) {
    if (!now.hasAnalysisOf(begun)) {
      begun = now;
      left.choiceProperty().set(now);
      right.choiceProperty().set(now);
    }
  }

  /** Shows another video, text, model, map or class on one side. */
  public void change(CompareSide side, UnaryOperator<SideChoice> how) {
    SideChoice before = side.choiceProperty().get();
    if (before != null) {
      side.choiceProperty().set(how.apply(before));
    }
  }

  /** Another video on one side. */
  public void video(CompareSide side, Path video) {
    change(side, c -> c.withVideo(video));
  }

  /** Another text on one side. */
  public void text(CompareSide side, String text) {
    change(side, c -> c.withText(text));
  }

  /** Another model on one side. */
  public void model(CompareSide side, String id) {
    change(side, c -> c.withModel(id));
  }

  /** Another map on one side. */
  public void map(CompareSide side, MapChoice map) {
    change(side, c -> c.withMap(map));
  }

  /** Another class on one side. */
  public void target(CompareSide side, ClassChoice target) {
    change(side, c -> c.withTarget(target));
  }

  /** Each side takes what the other has. */
  public void swap() {
    SideChoice before = left.choiceProperty().get();
    SideChoice other = right.choiceProperty().get();
    if (before != null && other != null) {
      left.choiceProperty().set(other);
      right.choiceProperty().set(before);
    }
  }

  /** Nobody looks any more: what runs is stopped. */
  public void leave() {
    latest.cancel(left);
    latest.cancel(right);
  }

  /** The pointer is on a cell of the difference, or on none (-1). */
  public void pointAt(int row, int column) {
    Comparison c = comparison.get();
    if (c == null || row < 0 || column < 0 || row >= c.difference().rows().size()) {
      readout.set("");
      return;
    }
    Scores.Token token = c.left().rows().get(row);
    readout.set(
        Messages.text(
            "compare.readout",
            token.label(),
            columnName(c.difference().columns(), column),
            Words.value(c.left().at(row, column), c.left().signed()),
            Words.value(c.right().at(row, column), c.right().signed()),
            Words.value(c.difference().at(row, column), true)));
    if (mode.get() != CompareMode.CLASSES) {
      left.selection().hoverTokenProperty().set(token.index());
    }
  }

  private static String columnName(Scores.Columns columns, int column) {
    return switch (columns) {
      case Scores.Columns.OfClips c ->
          String.format(
              java.util.Locale.ROOT,
              "%.1f–%.1f s",
              c.clips().get(column).start().toDouble(),
              c.clips().get(column).end().toDouble());
      case Scores.Columns.OfTokens t -> t.tokens().get(column).label();
    };
  }

  private void modeChanged() {
    if (mode.get() == CompareMode.CLASSES) {
      offerClass(left, 1);
      offerClass(right, 2);
    }
    compare();
  }

  /** Two classes begin with the two most probable, unless some were chosen before. */
  private void offerClass(CompareSide side, int rank) {
    SideChoice now = side.choiceProperty().get();
    Analysis a = side.selection().analysisProperty().get();
    if (now != null && now.target() == null && a != null && !a.heads().isEmpty()) {
      HeadResult head = a.heads().getFirst();
      target(side, new ClassChoice(head.head(), head.top(rank).getLast()));
    }
  }

  private void choiceChanged(CompareSide side) {
    SideChoice wanted = side.choiceProperty().get();
    if (wanted == null) {
      return;
    }
    side.selection().mapProperty().set(wanted.map());
    side.selection().classChoiceProperty().set(wanted.target());
    if (!wanted.hasAnalysisOf(side.analysed)) {
      side.analysed = wanted;
      analyze(side, wanted);
    }
  }

  private void analyze(CompareSide side, SideChoice wanted) {
    side.problem.set("");
    side.busy.set(true);
    Job job =
        latest.request(
            side,
            Messages.text("job.compare", wanted.video().getFileName()),
            p -> analyzer.analyze(wanted.video(), wanted.text(), wanted.model(), p),
            new Answer<Analysis>() {
              @Override
              public void done(Analysis analysis) {
                side.busy.set(false);
                show(side, wanted, analysis);
              }

              @Override
              public void failed(SightlineException e) {
                side.busy.set(false);
                side.analysed = null;
                side.problem.set(Messages.say(e));
                side.selection().analysisProperty().set(null);
              }

              @Override
              public void cancelled() {
                side.busy.set(false);
                side.analysed = null;
                side.problem.set(Messages.text("compare.stopped"));
              }
            });
    side.progress.bind(job.progressProperty());
  }

  private void show(CompareSide side, SideChoice wanted, Analysis analysis) {
    side.selection().hoverTokenProperty().set(-1);
    side.selection().hoverClipProperty().set(-1);
    side.selection().tokenProperty().set(-1);
    if (!analysis.video().path().equals(side.selection().videoProperty().get())) {
      side.selection().videoProperty().set(analysis.video().path());
    }
    side.selection().analysisProperty().set(analysis);
    side.selection().classChoiceProperty().set(wanted.target());
  }

  private void compare() {
    ShownMap a = left.current().shownProperty().get();
    ShownMap b = right.current().shownProperty().get();
    Analysis first = left.selection().analysisProperty().get();
    Analysis second = right.selection().analysisProperty().get();
    changes.set(
        first == null || second == null ? List.of() : PredictionChange.between(first, second));
    Scores.Matrix x = scores(left, a);
    Scores.Matrix y = scores(right, b);
    if (x == null || y == null) {
      latest.forget(DIFFERENCE);
      comparison.set(null);
      aligned.set("");
      return;
    }
    if (x.columns().getClass() != y.columns().getClass()) {
      latest.forget(DIFFERENCE);
      comparison.set(null);
      aligned.set(Messages.text("compare.unlike"));
      return;
    }
    Quantity quantity = quantity(a);
    latest.request(
        DIFFERENCE,
        "",
        p -> Comparison.of(x, y, quantity),
        new Answer<Comparison>() {
          @Override
          public void done(Comparison c) {
            comparison.set(c);
            aligned.set(Alignment.words(c));
          }

          @Override
          public void failed(SightlineException e) {
            comparison.set(null);
            aligned.set(Messages.say(e));
          }
        });
  }

  /** Null while a side has nothing to compare. */
  private Scores.Matrix scores(CompareSide side, ShownMap shown) {
    if (mode.get() == CompareMode.CLASSES) {
      Analysis a = side.selection().analysisProperty().get();
      return a == null
          ? null
          : Courses.of(a, side.selection().classChoiceProperty().get()).orElse(null);
    }
    return shown == null || shown.matrix().columns().isEmpty() ? null : MatrixScores.of(shown);
  }

  private Quantity quantity(ShownMap shown) {
    boolean share =
        mode.get() != CompareMode.CLASSES
            && shown.matrix().content() == MatrixData.Content.TOKENS_TO_CLIPS;
    return share ? Quantity.SHARE : Quantity.LEVEL;
  }
}
