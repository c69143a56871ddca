package dev.sightline.app.sentiment;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.Feeling;
import dev.sightline.core.task.FeltMoment;
import dev.sightline.core.task.SentimentTrack;
import dev.sightline.core.text.Transcript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Sentiment along the open video, worked out in the background while somebody looks at it. Another
 * video, text or model makes it anew; a newer request wins. FX thread only.
 */
public final class SentimentViewModel {
  private static final Object READ = "sentiment";

  private final Selection selection;
  private final AnalyzerSource model;
  private final AttentionTabs tabs;
  private final TranscriptSource transcripts;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<SentimentTrack> track =
      new ReadOnlyObjectWrapper<>(this, "track");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(this, "stopped");
  private final ReadOnlyBooleanWrapper unavailable =
      new ReadOnlyBooleanWrapper(this, "unavailable");
  private Wanted wanted;

  /** What the track is of: it stays as long as these do. */
  private record Wanted(VideoFeatures features, String text) {
    boolean same(Wanted other) {
      return other != null && other.features == features && other.text.equals(text);
    }
  }

  /**
   * @param tabs nothing is worked out before its tab is chosen
   */
  public SentimentViewModel(
      Selection selection,
      AnalyzerSource model,
      JobRunner jobs,
      AttentionTabs tabs,
      TranscriptSource transcripts) {
    this.selection = selection;
    this.model = model;
    this.tabs = tabs;
    this.transcripts = transcripts;
    this.latest = new LatestTask(jobs);
    tabs.chosenProperty().subscribe(t -> refresh());
    selection.analysisProperty().subscribe(a -> refresh());
    selection.featuresProperty().subscribe(f -> refresh());
  }

  /** What was found; null while it is not known. */
  public ReadOnlyObjectProperty<SentimentTrack> trackProperty() {
    return track.getReadOnlyProperty();
  }

  /** What is going on, or why there is nothing; empty while a track is shown. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** What is under the pointer, in words. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** The value under the pointer. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** True while it is worked out. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** True after the user stopped it. */
  public ReadOnlyBooleanProperty stoppedProperty() {
    return stopped.getReadOnlyProperty();
  }

  /** True where the model in use has no head for it. */
  public ReadOnlyBooleanProperty unavailableProperty() {
    return unavailable.getReadOnlyProperty();
  }

  /** Stops working. */
  public void cancel() {
    latest.cancel(READ);
  }

  /** Works it out after it was stopped. */
  public void again() {
    wanted = null;
    refresh();
  }

  /** The pointer is at a time, s, over the utterances or over the clips. */
  void pointAt(double seconds, boolean utterances) {
    Optional<FeltMoment> at = at(seconds, utterances);
    selection
        .hoverClipProperty()
        .set(at.isEmpty() || utterances ? Selection.NONE : index(track.get().clips(), seconds));
    readout.set(at.map(SentimentViewModel::words).orElse(""));
    value.set(at.map(SentimentViewModel::number).orElse(""));
  }

  /** The pointer left. */
  void pointAway() {
    selection.hoverClipProperty().set(Selection.NONE);
    readout.set("");
    value.set("");
  }

  /** The moment that holds a time; empty if there is none. */
  Optional<FeltMoment> at(double seconds, boolean utterances) {
    SentimentTrack shown = track.get();
    if (shown == null) {
      return Optional.empty();
    }
    List<FeltMoment> all = utterances ? shown.utterances() : shown.clips();
    int i = index(all, seconds);
    return i < 0 ? Optional.empty() : Optional.of(all.get(i));
  }

  /** The track as a table, a moment on each line; empty without one. */
  String table() {
    SentimentTrack shown = track.get();
    if (shown == null) {
      return "";
    }
    StringBuilder out =
        new StringBuilder(
            "kind\tstart\tend\tvalence\tspread\tpositive\tnegative\tneutral\ttext\tvideo\tboth\tforeign\twords\n");
    shown.clips().forEach(m -> line(out, "clip", m));
    shown.utterances().forEach(m -> line(out, "utterance", m));
    return out.toString();
  }

  private static void line(StringBuilder out, String kind, FeltMoment m) {
    out.append(
        String.format(
            Locale.ROOT,
            "%s\t%.3f\t%.3f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%s\t%b\t%s%n",
            kind,
            m.start().toDouble(),
            m.end().toDouble(),
            m.feeling().valence(),
            m.feeling().spread(),
            m.feeling().positive(),
            m.feeling().negative(),
            m.feeling().neutral(),
            m.share()
                .map(
                    s ->
                        String.format(
                            Locale.ROOT,
                            "%.3f\t%.3f\t%.3f",
                            s.textPart(),
                            s.videoPart(),
                            s.interactionPart()))
                .orElse("\t\t"),
            m.foreign(),
            m.text().replace('\t', ' ')));
  }

  /** A number as the views show it. */
  static String number(FeltMoment m) {
    return String.format(Locale.ROOT, "%+.2f ± %.2f", m.feeling().valence(), m.feeling().spread())
        .replace('-', '−');
  }

  private static String words(FeltMoment m) {
    String time =
        String.format(Locale.ROOT, "%.2f–%.2f s", m.start().toDouble(), m.end().toDouble());
    String share =
        m.share()
            .map(
                s ->
                    Messages.text(
                        "sentiment.share",
                        percent(s.textPart()),
                        percent(s.videoPart()),
                        percent(s.interactionPart())))
            .orElse(
                m.spoken()
                    .map(SentimentViewModel::emotion)
                    .orElse(Messages.text("sentiment.pictures")));
    String said =
        Messages.text(
            switch (m.feeling().likeliest()) {
              case "positive" -> "sentiment.positive";
              case "negative" -> "sentiment.negative";
              default -> "sentiment.neutral";
            });
    return Messages.text(
        m.foreign() ? "sentiment.readout.foreign" : "sentiment.readout", time, said, share);
  }

  private static String emotion(SpokenFeeling spoken) {
    int best = spoken.likeliestEmotion();
    String name =
        Messages.text(
            switch (SpokenFeeling.EMOTIONS.get(best)) {
              case "anger" -> "emotion.anger";
              case "disgust" -> "emotion.disgust";
              case "fear" -> "emotion.fear";
              case "joy" -> "emotion.joy";
              case "sadness" -> "emotion.sadness";
              case "surprise" -> "emotion.surprise";
              default -> "emotion.neutral";
            });
    return Messages.text("sentiment.spoken", name, percent(spoken.emotion().get(best)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static int index(List<FeltMoment> all, double seconds) {
    return IntStream.range(0, all.size())
        .filter(
            i -> all.get(i).start().toDouble() <= seconds && seconds < all.get(i).end().toDouble())
        .findFirst()
        .orElse(-1);
  }

  private void refresh() {
    Analysis analysis = selection.analysisProperty().get();
    VideoFeatures features = selection.featuresProperty().get();
    if (analysis == null || features == null) {
      wanted = null;
      latest.forget(READ);
      show(null, Messages.text("sentiment.none"));
      return;
    }
    Wanted now = new Wanted(features, selection.original(analysis).orElse(analysis).text().text());
    if (now.same(wanted) || tabs.chosenProperty().get() != AttentionTab.SENTIMENT) {
      return;
    }
    wanted = now;
    if (analysis.head(Feeling.HEAD).isEmpty()) {
      latest.forget(READ);
      show(null, Messages.text("sentiment.notAvailable"));
      unavailable.set(true);
      return;
    }
    show(null, Messages.text("sentiment.busy"));
    latest.request(
        READ,
        Messages.text("sentiment.job", features.video().path().getFileName().toString()),
        p -> read(now, p),
        new Answer<SentimentTrack>() {
          @Override
          public void done(SentimentTrack found) {
            show(found, "");
          }

          @Override
          public void failed(SightlineException e) {
            show(null, Messages.say(e));
          }

          @Override
          public void cancelled() {
            show(null, Messages.text("sentiment.stopped"));
            stopped.set(true);
          }
        });
  }

  /** Words have times if they are what is said, and not what somebody typed. */
  private SentimentTrack read(Wanted of, Progress progress) throws SightlineException {
    Transcript said = transcripts.read(of.features().video().path(), progress);
    boolean times = of.text().isBlank() || of.text().strip().equals(said.text().strip());
    if (!times || said.cues().isEmpty()) {
      return SentimentTrack.of(model.get(), of.features(), Transcript.EMPTY, of.text(), progress);
    }
    Optional<SpeechReader> speech = transcripts.speech();
    try {
      return SentimentTrack.of(model.get(), of.features(), said, of.text(), speech, progress);
    } finally {
      speech.ifPresent(SpeechReader::close);
    }
  }

  private void show(SentimentTrack found, String why) {
    stopped.set(false);
    unavailable.set(false);
    pointAway();
    note.set(why);
    track.set(found);
  }
}
