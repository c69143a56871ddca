package dev.sightline.core.task;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.explain.modality.SideAnswers;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.model.speech.Utterance;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sentiment along a video: of each clip with the words that are said in it, and of each utterance
 * with the clips that are seen meanwhile. Each is put before the model as if it were a whole post;
 * or utterances are read as speech, each after those before it, by their words alone.
 *
 * @param clips one for each clip of the video, in order
 * @param utterances one for each cue with words, in order; empty without times of words
 */
public record SentimentTrack(List<FeltMoment> clips, List<FeltMoment> utterances) {
  public SentimentTrack {
    clips = List.copyOf(clips);
    utterances = List.copyOf(utterances);
  }

  /**
   * Reads it off a model. Blocks, some 50 ms for each moment.
   *
   * @param transcript what is said, and when; may be empty
   * @param text stands beside each clip where there is no transcript; may be empty
   * @throws SightlineException {@code UNSUPPORTED} if the model has no such head; or the user
   *     cancelled
   */
  public static SentimentTrack of(
      Analyzer analyzer, VideoFeatures video, Transcript transcript, String text, Progress progress)
      throws SightlineException {
    return of(analyzer, video, transcript, text, Optional.empty(), progress);
  }

  /**
   * As {@link #of(Analyzer, VideoFeatures, Transcript, String, Progress)}.
   *
   * @param speech reads utterances; empty: each is put before the model with its clips
   */
  public static SentimentTrack of(
      Analyzer analyzer,
      VideoFeatures video,
      Transcript transcript,
      String text,
      Optional<SpeechReader> speech,
      Progress progress)
      throws SightlineException {
    return of(analyzer, video, transcript, text, speech, PartLog.none(), progress);
  }

  /**
   * As {@link #of(Analyzer, VideoFeatures, Transcript, String, Optional, Progress)}, going on where
   * it was stopped.
   *
   * @param log of this video, these words and this model
   */
  public static SentimentTrack of(
      Analyzer analyzer,
      VideoFeatures video,
      Transcript transcript,
      String text,
      Optional<SpeechReader> speech,
      PartLog log,
      Progress progress)
      throws SightlineException {
    requireHead(analyzer);
    Reading reading = new Reading(analyzer, video, new DoneMoments(log));
    List<Cue> cues = transcript.cues().stream().filter(c -> !words(c).isEmpty()).toList();
    int all = video.clips().size() + cues.size();
    List<FeltMoment> clips = new ArrayList<>();
    for (int i = 0; i < video.clips().size(); i++) {
      Clip clip = video.clips().get(i);
      String said =
          cues.isEmpty()
              ? text.strip()
              : cues.stream()
                  .filter(c -> meets(clip, c))
                  .map(SentimentTrack::words)
                  .collect(Collectors.joining(" "));
      step(progress, clips.size(), all);
      clips.add(reading.moment("clip " + i, List.of(i), clip.start(), clip.end(), said, progress));
    }
    if (speech.isPresent()) {
      return new SentimentTrack(clips, spoken(speech.get(), cues, progress));
    }
    List<FeltMoment> utterances = new ArrayList<>();
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      step(progress, clips.size() + utterances.size(), all);
      utterances.add(
          reading.moment(
              "cue " + i, seen(video, cue), cue.start(), cue.end(), words(cue), progress));
    }
    return new SentimentTrack(clips, utterances);
  }

  private static List<FeltMoment> spoken(SpeechReader speech, List<Cue> cues, Progress progress)
      throws SightlineException {
    List<Utterance> said = cues.stream().map(c -> Utterance.of(c.text())).toList();
    List<SpokenFeeling> feelings = speech.read(said, progress);
    List<FeltMoment> moments = new ArrayList<>();
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      moments.add(
          new FeltMoment(
              cue.start(),
              cue.end(),
              words(cue),
              Feeling.of(feelings.get(i)),
              Optional.empty(),
              false,
              Optional.of(feelings.get(i))));
    }
    return moments;
  }

  /**
   * @throws SightlineException {@code UNSUPPORTED} if the model has no head for it
   */
  public static void requireHead(Analyzer analyzer) throws SightlineException {
    if (!analyzer.model().heads().contains(Feeling.HEAD)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The model “{0}” has no head “{1}”. The model “everyday” has it.",
              analyzer.model().name(), Feeling.HEAD));
    }
  }

  private static void step(Progress progress, int done, int all) throws SightlineException {
    progress.checkCancelled();
    progress.update((double) done / all, Phrase.of("sentiment, moment {0} of {1}", done + 1, all));
  }

  /** A video before a model. */
  private record Reading(Analyzer analyzer, VideoFeatures video, DoneMoments done) {
    FeltMoment moment(
        String part,
        List<Integer> which,
        Fraction start,
        Fraction end,
        String said,
        Progress progress)
        throws SightlineException {
      FeltMoment without =
          new FeltMoment(start, end, said, new Feeling(0, 0, 1), Optional.empty(), false);
      Optional<FeltMoment> known = done.find(part, without);
      if (known.isPresent()) {
        return known.get();
      }
      FeltMoment read = read(which, without, progress);
      done.keep(part, read);
      return read;
    }

    private FeltMoment read(List<Integer> which, FeltMoment of, Progress progress)
        throws SightlineException {
      VideoFeatures shown = video.only(which);
      Analysis analysis = analyzer.analyzeFirst(shown, of.text(), Progress.NONE);
      HeadResult head = analysis.head(Feeling.HEAD).orElseThrow();
      Optional<ModalityShare> share = Optional.empty();
      if (!analysis.text().isBlank() && analyzer.abilities().has(Ability.PROBE)) {
        try (Probe probe = analyzer.probe(shown, of.text(), Progress.NONE)) {
          Target.OfClass likeliest = new Target.OfClass(head.head(), head.top(1).getFirst());
          share = Optional.of(SideAnswers.ask(probe, likeliest, Progress.NONE));
        }
      }
      progress.checkCancelled();
      return new FeltMoment(
          of.start(), of.end(), of.text(), Feeling.of(head), share, head.isForeign());
    }
  }

  /** The clips during an utterance; where it lies beyond the video, the last one. */
  private static List<Integer> seen(VideoFeatures video, Cue cue) {
    List<Integer> during =
        IntStream.range(0, video.clips().size())
            .filter(i -> meets(video.clips().get(i), cue))
            .boxed()
            .toList();
    return during.isEmpty() ? List.of(video.clips().size() - 1) : during;
  }

  private static boolean meets(Clip clip, Cue cue) {
    return cue.start().compareTo(clip.end()) < 0 && clip.start().compareTo(cue.end()) < 0;
  }

  private static String words(Cue cue) {
    return cue.text().replaceAll("\\s+", " ").strip();
  }
}
