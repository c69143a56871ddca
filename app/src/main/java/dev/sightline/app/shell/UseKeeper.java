package dev.sightline.app.shell;

import dev.sightline.app.ask.AskViewModel;
import dev.sightline.app.ask.PastAnswer;
import dev.sightline.app.generate.WrittenClip;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.robustness.AttackViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.sentiment.SentimentViewModel;
import dev.sightline.app.summary.SummaryViewModel;
import dev.sightline.app.uses.UseFiles;
import dev.sightline.app.uses.UsesViewModel;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.task.SentimentTrack;
import dev.sightline.core.task.summary.VideoSummary;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Keeps what the uses say as soon as they say it. FX thread only. */
final class UseKeeper {
  private final Selection selection;
  private final UsesViewModel uses;
  private final InstantSource clock;

  UseKeeper(Selection selection, UsesViewModel uses, InstantSource clock) {
    this.selection = selection;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * @param files where results are kept
   */
  static UseKeeper of(Selection selection, UseFiles files, JobRunner jobs) {
    return new UseKeeper(
        selection, new UsesViewModel(selection, files, jobs), InstantSource.system());
  }

  /** Answers, and those that were given before the last start. */
  void answers(AskViewModel ask) {
    ask.onAnswer(a -> keep(x -> answer(a, x)));
    uses.resultsProperty()
        .subscribe(
            all ->
                ask.remember(
                    all.stream()
                        .filter(r -> r.kind() == UseKind.ANSWER)
                        .map(PastAnswer::of)
                        .toList()));
  }

  private UseResult answer(QuestionAnswer a, Analysis x) {
    return Uses.answer(a, x.provenance().videoSha256(), model(x), clock.instant());
  }

  /** Summaries in words, and the one that was made before the last start. */
  void summaries(SummaryViewModel summary) {
    uses.resultsProperty()
        .subscribe(
            all ->
                summary.remember(
                    all.stream()
                        .filter(r -> r.kind() == UseKind.SUMMARY)
                        .findFirst()
                        .map(UseKeeper::before)
                        .orElse("")));
    summary
        .summaryProperty()
        .subscribe(
            s -> {
              if (s != null) {
                keep(x -> summary(s, x));
              }
            });
  }

  private static String before(UseResult summary) {
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .format(summary.made().atZone(ZoneId.systemDefault()));
    return Messages.text("summary.kept", day, summary.model().name(), Uses.paragraph(summary));
  }

  private UseResult summary(VideoSummary s, Analysis x) {
    return Uses.summary(s, x.provenance().videoSha256(), model(x), clock.instant());
  }

  /** Sentiment along time; gives what it listens to. */
  SentimentViewModel sentiment(SentimentViewModel sentiment) {
    sentiment
        .trackProperty()
        .subscribe(
            t -> {
              if (t != null) {
                keep(x -> sentiment(t, x));
              }
            });
    return sentiment;
  }

  private UseResult sentiment(SentimentTrack t, Analysis x) {
    String text = t.utterances().isEmpty() ? selection.original(x).orElse(x).text().text() : "";
    return Uses.sentiment(t, text, x.provenance().videoSha256(), model(x), clock.instant());
  }

  /** Attacks. */
  void attacks(AttackViewModel attack) {
    attack
        .outcomeProperty()
        .subscribe(
            o -> {
              if (o != null) {
                uses.keep(Uses.attack(o, clock.instant()));
              }
            });
  }

  /** A clip that was made from a sentence. */
  void generated(WrittenClip clip) {
    UseModel by = new UseModel(clip.generator().title(), clip.generator().sha256());
    uses.keepOf(
        clip.file(),
        sha -> Uses.generation(clip.request(), clip.seed(), clip.read(), sha, by, clock.instant()));
  }

  private void keep(Function<Analysis, UseResult> result) {
    Analysis analysis = selection.analysisProperty().get();
    if (analysis != null) {
      uses.keep(result.apply(analysis));
    }
  }

  private static UseModel model(Analysis x) {
    return UseModel.of(x.provenance());
  }

  /** What was said of the open video, the latest first. */
  ReadOnlyObjectProperty<List<UseResult>> results() {
    return uses.resultsProperty();
  }
}
