package dev.sightline.app.predictions;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.numbers.ScoresTable;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * How much the chosen class, or else the likeliest class of the first head, hangs on the text, on
 * the video, and on both together. The model is asked on another thread; a newer question
 * supersedes an older one. FX thread only.
 */
public final class ModalityViewModel {
  private static final Object ASK = "modality";

  private final Selection selection;
  private final SideCheck check;
  private final LatestTask latest;
  private final Executor pause;
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");

  /**
   * What is shown.
   *
   * @param label name of the class
   * @param share what adds what
   */
  public record Shown(String label, ModalityShare share) {}

  /**
   * @param pause runs the newest of several tasks once the user stops typing
   */
  public ModalityViewModel(Selection selection, SideCheck check, JobRunner jobs, Executor pause) {
    this.selection = selection;
    this.check = check;
    this.latest = new LatestTask(jobs);
    this.pause = pause;
    selection.analysisProperty().subscribe(a -> pause.execute(this::ask));
    selection.featuresProperty().subscribe(f -> ask());
    selection.classChoiceProperty().subscribe(c -> ask());
    selection.outcomeProperty().subscribe(o -> ask());
  }

  /**
   * Null while it is not known, or where there is nothing to share: no text, no such head, or a
   * changed input.
   */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What is shown as a table, in nats; empty without anything. */
  public String table() {
    Shown now = shown.get();
    if (now == null) {
      return "";
    }
    ModalityShare s = now.share();
    return ScoresTable.text(
        List.of(
            List.of("class", "part", "nats", "share"),
            row(now.label(), "text", s.text(), s.textPart()),
            row(now.label(), "video", s.video(), s.videoPart()),
            row(now.label(), "both", s.interaction(), s.interactionPart())));
  }

  private static List<String> row(String label, String part, double nats, double share) {
    return List.of(
        label, part, ScoresTable.number((float) nats), ScoresTable.number((float) share));
  }

  private void ask() {
    Analysis analysis = selection.analysisProperty().get();
    VideoFeatures features = selection.featuresProperty().get();
    Optional<ClassChoice> asked =
        analysis == null
                || features == null
                || analysis.text().isBlank()
                || selection.outcomeProperty().get() != null
            ? Optional.empty()
            : choice(analysis);
    if (asked.isEmpty()) {
      latest.forget(ASK);
      shown.set(null);
      return;
    }
    ClassChoice c = asked.get();
    String label = analysis.head(c.head()).orElseThrow().labels().get(c.label());
    latest.request(
        ASK,
        "",
        p -> check.ask(features, analysis.text().text(), c, p),
        new Answer<Optional<ModalityShare>>() {
          @Override
          public void done(Optional<ModalityShare> share) {
            shown.set(share.map(s -> new Shown(label, s)).orElse(null));
          }

          @Override
          public void failed(SightlineException e) {
            shown.set(null);
          }
        });
  }

  private Optional<ClassChoice> choice(Analysis analysis) {
    ClassChoice chosen = selection.classChoiceProperty().get();
    if (chosen != null
        && !chosen.head().equals(ModelAnalyzer.OBJECTS)
        && analysis
            .head(chosen.head())
            .filter(h -> chosen.label() < h.labels().size())
            .isPresent()) {
      return Optional.of(chosen);
    }
    return analysis.heads().stream()
        .filter(h -> !h.head().equals(ModelAnalyzer.OBJECTS))
        .findFirst()
        .map(ModalityViewModel::likeliest);
  }

  private static ClassChoice likeliest(HeadResult head) {
    return new ClassChoice(head.head(), head.top(1).getFirst());
  }
}
