package dev.sightline.app.compare;

import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.export.ExportContent;
import dev.sightline.app.export.Shown;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.comparison.Comparison;
import dev.sightline.core.comparison.PredictionChange;
import dev.sightline.core.explain.Target;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.problem.SightlineException;
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
      side.explain().busyProperty().subscribe(b -> compare());
      side.explain().chosenProperty().subscribe(m -> left(side, m == null));
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
                        .map(b -> Source.difference(Messages.text("compare.difference"), a, b)));
  }

  private Optional<Source> source(CompareSide side) {
    return courses()
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

  /** Another method on one side; two classes are compared by one method, so then on both. */
  public void method(CompareSide side, String key) {
    change(side, c -> c.withMethod(c.method().withKey(key)));
    if (mode.get() == CompareMode.CLASSES) {
      change(other(side), c -> c.withMethod(c.method().withKey(key)));
    }
  }

  /** Another class or score on one side. */
  public void target(CompareSide side, Target target) {
    change(side, c -> c.withMethod(c.method().withTarget(target)));
  }

  /** Keeps the method of one side to a layer and head, or not. */
  public void part(CompareSide side, PartChoice part) {
    change(side, c -> c.withMethod(c.method().withPart(part)));
  }

  /** Stops what a side waits for: its model, or its method, which is then left. */
  public void stop(CompareSide side) {
    if (side.busy.get()) {
      latest.cancel(side);
    } else {
      method(side, SideMethod.ATTENTION);
    }
  }

  private CompareSide other(CompareSide side) {
    return side == left ? right : left;
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
    for (CompareSide side : List.of(left, right)) {
      latest.cancel(side);
      side.explain().cancel();
    }
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
    if (!courses()) {
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
      String key = methodOf(left);
      if (!key.equals(methodOf(right))) {
        change(right, c -> c.withMethod(c.method().withKey(key)));
      }
      offerClass(left, targetOf(left) == null ? targetOf(right) : null);
      offerClass(right, targetOf(left));
    }
    compare();
  }

  private static String methodOf(CompareSide side) {
    SideChoice now = side.choiceProperty().get();
    return now == null ? SideMethod.ATTENTION : now.method().key();
  }

  private static Target targetOf(CompareSide side) {
    SideChoice now = side.choiceProperty().get();
    return now == null ? null : now.method().target();
  }

  private void offerClass(CompareSide side, Target taken) {
    Courses.offered(side.selection().analysisProperty().get(), targetOf(side), taken)
        .ifPresent(t -> target(side, t));
  }

  /** True if classes are compared by their courses, which no method is asked for. */
  private boolean courses() {
    return mode.get() == CompareMode.CLASSES && methodOf(left).equals(SideMethod.ATTENTION);
  }

  /** The user stopped the method elsewhere: then attention is shown. */
  private void left(CompareSide side, boolean none) {
    SideChoice now = side.choiceProperty().get();
    if (none && now != null && !side.asking) {
      side.choiceProperty().set(now.withMethod(now.method().withKey(SideMethod.ATTENTION)));
    }
  }

  private void choiceChanged(CompareSide side) {
    SideChoice wanted = side.choiceProperty().get();
    if (wanted == null) {
      return;
    }
    side.use(wanted.model());
    side.selection().mapProperty().set(wanted.map());
    if (wanted.hasAnalysisOf(side.analysed)) {
      side.ask(wanted.method());
    } else {
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
            new Answer<SideAnalyzer.Seen>() {
              @Override
              public void done(SideAnalyzer.Seen seen) {
                side.busy.set(false);
                show(side, seen);
              }

              @Override
              public void failed(SightlineException e) {
                side.busy.set(false);
                side.analysed = null;
                side.problem.set(e.userMessage());
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

  private void show(CompareSide side, SideAnalyzer.Seen seen) {
    side.selection().hoverTokenProperty().set(-1);
    side.selection().hoverClipProperty().set(-1);
    side.selection().tokenProperty().set(-1);
    Path video = seen.analysis().video().path();
    if (!video.equals(side.selection().videoProperty().get())) {
      side.selection().videoProperty().set(video);
    }
    side.show(seen);
    side.ask(side.choiceProperty().get().method());
  }

  private void compare() {
    Analysis first = left.selection().analysisProperty().get();
    Analysis second = right.selection().analysisProperty().get();
    changes.set(
        first == null || second == null ? List.of() : PredictionChange.between(first, second));
    SideScores both = scores().orElse(null);
    if (both == null || !both.isAlike() || !both.hasRows()) {
      latest.forget(DIFFERENCE);
      comparison.set(null);
      aligned.set(
          both == null ? "" : Messages.text(both.isAlike() ? "compare.noRows" : "compare.unlike"));
      return;
    }
    latest.request(
        DIFFERENCE,
        "",
        p -> Comparison.of(both.left(), both.right(), both.quantity()),
        new Answer<Comparison>() {
          @Override
          public void done(Comparison c) {
            comparison.set(c);
            aligned.set(Alignment.words(c, both));
          }

          @Override
          public void failed(SightlineException e) {
            comparison.set(null);
            aligned.set(e.userMessage());
          }
        });
  }

  /** Empty while a side has nothing to compare. */
  private Optional<SideScores> scores() {
    if (courses()) {
      return course(left).flatMap(x -> course(right).map(y -> SideScores.plain(x, y)));
    }
    return shown(left).flatMap(a -> shown(right).map(b -> SideScores.of(a, b)));
  }

  private static Optional<Scores.Matrix> course(CompareSide side) {
    return Optional.ofNullable(side.selection().analysisProperty().get())
        .flatMap(a -> Courses.of(a, side.selection().classChoiceProperty().get()));
  }

  /** What a side shows; empty while a method still runs, for what is seen then is of before. */
  private static Optional<ShownMap> shown(CompareSide side) {
    return Optional.ofNullable(side.current().shownProperty().get())
        .filter(s -> !side.explain().busyProperty().get())
        .filter(s -> !s.matrix().columns().isEmpty());
  }
}
