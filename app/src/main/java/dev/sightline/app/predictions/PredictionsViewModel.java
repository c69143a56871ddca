package dev.sightline.app.predictions;

import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.change.HeadChange;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The most probable classes of each head: of the whole video, or of the clip at the playhead where
 * a head speaks of single clips. FX thread only.
 */
public final class PredictionsViewModel {
  /** The head whose classes are those of the clip at the playhead. */
  static final String PER_CLIP = "objects";

  private static final Map<String, Integer> ROWS = Map.of("topics", 5, "actions", 4, PER_CLIP, 4);
  private static final int OTHER_ROWS = 4;

  /**
   * One class with its probability.
   *
   * @param probability 0 to 1
   * @param before what it was without the changes; NaN where nothing is changed
   */
  public record Bar(ClassChoice choice, String label, double probability, double before) {
    /** Where nothing is changed. */
    public Bar(ClassChoice choice, String label, double probability) {
      this(choice, label, probability, Double.NaN);
    }

    /** True if there is something to compare with. */
    public boolean isCompared() {
      return !Double.isNaN(before);
    }
  }

  /**
   * The classes of one head.
   *
   * @param head key of the head
   * @param clip the clip that it is about, from 0, or {@link Selection#NONE} for the whole video
   * @param bars most probable first
   * @param foreign true if none of the head's classes is likely
   */
  public record Group(String head, int clip, List<Bar> bars, boolean foreign) {
    public Group {
      bars = List.copyOf(bars);
    }
  }

  /**
   * How well text and video fit.
   *
   * @param score a cosine, -1 to 1
   * @param hasText false if there is no text to compare with, or no video
   * @param before what it was without the changes; NaN where nothing is changed
   */
  public record Fit(double score, boolean hasText, double before) {}

  private final Selection selection;
  private final ReadOnlyObjectWrapper<List<Group>> groups =
      new ReadOnlyObjectWrapper<>(this, "groups", List.of());
  private final ReadOnlyObjectWrapper<Fit> fit = new ReadOnlyObjectWrapper<>(this, "fit");
  private int clip = Selection.NONE;

  public PredictionsViewModel(Selection selection) {
    this.selection = selection;
    selection.analysisProperty().subscribe(a -> refresh());
    selection
        .playheadProperty()
        .subscribe(
            t -> {
              if (clipNow() != clip) {
                refresh();
              }
            });
  }

  /** One group for each head; empty while there is no analysis. */
  public ReadOnlyObjectProperty<List<Group>> groupsProperty() {
    return groups.getReadOnlyProperty();
  }

  /** How well text and video fit; null while there is no analysis. */
  public ReadOnlyObjectProperty<Fit> fitProperty() {
    return fit.getReadOnlyProperty();
  }

  /** What is shown as a table; empty while there is no analysis. */
  public String table() {
    if (groups.get().isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("head", "clip", "class", "probability", "before"));
    for (Group g : groups.get()) {
      String of = g.clip() == Selection.NONE ? "" : Integer.toString(g.clip() + 1);
      for (Bar b : g.bars()) {
        rows.add(
            List.of(
                g.head(),
                of,
                b.label(),
                ScoresTable.number((float) b.probability()),
                b.isCompared() ? ScoresTable.number((float) b.before()) : ""));
      }
    }
    return ScoresTable.text(rows);
  }

  /** The chosen class, or null. */
  public ReadOnlyObjectProperty<ClassChoice> choiceProperty() {
    return selection.classChoiceProperty();
  }

  /** Chooses a class; the same once more lets it go. */
  public void choose(ClassChoice choice) {
    boolean again = choice.equals(selection.classChoiceProperty().get());
    selection.classChoiceProperty().set(again ? null : choice);
  }

  private int clipNow() {
    OptionalInt now = selection.playheadClip();
    return now.orElse(Selection.NONE);
  }

  private void refresh() {
    clip = clipNow();
    Analysis analysis = selection.analysisProperty().get();
    if (analysis == null) {
      groups.set(List.of());
      fit.set(null);
      return;
    }
    groups.set(analysis.heads().stream().map(h -> group(h, analysis)).toList());
    Outcome outcome = outcome(analysis);
    double score = analysis.alignmentScore();
    fit.set(
        new Fit(
            score,
            !analysis.text().isBlank() && !Double.isNaN(score),
            outcome == null ? Double.NaN : outcome.original().alignmentScore()));
  }

  /** The comparison that belongs to this analysis, or null. */
  private Outcome outcome(Analysis analysis) {
    Outcome outcome = selection.outcomeProperty().get();
    return outcome != null && outcome.analysis() == analysis ? outcome : null;
  }

  private Group group(HeadResult head, Analysis analysis) {
    int rows = ROWS.getOrDefault(head.head(), OTHER_ROWS);
    Outcome outcome = outcome(analysis);
    HeadChange change = outcome == null ? null : outcome.head(head.head()).orElse(null);
    boolean perClip =
        head.head().equals(PER_CLIP)
            && change == null
            && clip != Selection.NONE
            && clip < head.overTime().size();
    List<Float> p = perClip ? head.overTime().get(clip) : head.probabilities();
    List<Integer> best =
        perClip ? head.topInClip(clip, rows) : change == null ? head.top(rows) : change.top(rows);
    return new Group(
        head.head(),
        perClip ? clip : Selection.NONE,
        best.stream()
            .map(i -> bar(head, i, p.get(i), change))
            .sorted(Comparator.comparingDouble(Bar::probability).reversed())
            .toList(),
        head.isForeign());
  }

  private static Bar bar(HeadResult head, int label, double probability, HeadChange change) {
    return new Bar(
        new ClassChoice(head.head(), label),
        head.labels().get(label),
        probability,
        change == null ? Double.NaN : change.before().probabilities().get(label));
  }
}
