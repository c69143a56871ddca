package dev.sightline.core.library.use;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.AttentionShift;
import dev.sightline.core.robustness.Norm;
import dev.sightline.core.task.FeltMoment;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.task.RankedAnswer;
import dev.sightline.core.task.SentimentTrack;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.VideoSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes records to keep of what the uses give. Pure and thread-safe. */
public final class Uses {
  /** Of {@link UseKind#ANSWER}: what was asked. */
  public static final String QUESTION = "question";

  /** Of {@link UseKind#ANSWER}, in the first value: 1 if it tells, 0 for “I cannot tell”. */
  public static final String TELLS = "tells";

  /** Of {@link UseKind#ANSWER}, in the first value: from which probability on it tells. */
  public static final String THRESHOLD = "threshold";

  /** In the first value: 1 if the input is like nothing that the head learnt from. */
  public static final String FOREIGN = "foreign";

  /** Of {@link UseKind#SUMMARY}: language of the words (ISO 639-1). */
  public static final String LANGUAGE = "language";

  /**
   * Of each value of {@link UseKind#SUMMARY} and {@link UseKind#SENTIMENT}: which list it is of.
   */
  public static final String PART = "part";

  /** Sentences of the paragraph, and utterances: value of {@link #PART}. */
  public static final double MAIN = 0;

  /** Captions of shots, and clips: value of {@link #PART}. */
  public static final double PIECE = 1;

  /** Of {@link UseKind#SENTIMENT}: the text beside the clips where there is no transcript. */
  public static final String TEXT = "text";

  /** Of {@link UseKind#GENERATION}: what the film was made from. */
  public static final String SENTENCE = "sentence";

  /** Of {@link UseKind#ATTACK}: how the input was changed. */
  public static final String ATTACK = "attack";

  /** Of {@link UseKind#ATTACK}: the head that was to err. */
  public static final String HEAD = "head";

  /** Of {@link UseKind#ATTACK}, in both values: the class's probability before and after. */
  public static final String BEFORE = "before";

  public static final String AFTER = "after";

  /** Of {@link UseKind#ATTACK}, in the first value: share of the words' attention that moved. */
  public static final String MOVED = "moved";

  /** Of {@link UseKind#ATTACK}, in the first value: 1 if the answer became another. */
  public static final String FOOLED = "fooled";

  private Uses() {}

  /** An answer; the values are the answers, likeliest first. */
  public static UseResult answer(
      QuestionAnswer answer, String videoSha256, UseModel model, Instant made) {
    List<UseValue> values = new ArrayList<>();
    for (RankedAnswer one : answer.answers()) {
      SortedMap<String, Double> numbers = new TreeMap<>();
      numbers.put(UseValue.PROBABILITY, one.probability());
      if (values.isEmpty()) {
        numbers.put(TELLS, answer.tells() ? 1. : 0.);
        numbers.put(FOREIGN, answer.foreign() ? 1. : 0.);
        answer.threshold().ifPresent(t -> numbers.put(THRESHOLD, t.threshold()));
      }
      values.add(UseValue.of(one.words(), numbers));
    }
    return result(
        videoSha256, UseKind.ANSWER, model, made, Map.of(QUESTION, answer.question()), values);
  }

  /** A film in words; the values are the paragraph's sentences, then the captions of shots. */
  public static UseResult summary(
      VideoSummary summary, String videoSha256, UseModel model, Instant made) {
    List<UseValue> values = new ArrayList<>();
    for (Sentence s : summary.paragraph()) {
      for (Stretch time : s.times()) {
        values.add(new UseValue(s.text(), Optional.of(time), numbers(PART, MAIN)));
      }
    }
    for (ShotCaption c : summary.shots()) {
      values.add(
          new UseValue(
              c.caption().text(), span(c.shot().start(), c.shot().end()), numbers(PART, PIECE)));
    }
    return result(
        videoSha256, UseKind.SUMMARY, model, made, Map.of(LANGUAGE, summary.language()), values);
  }

  /**
   * Sentiment along a film; the values are the utterances, then the clips.
   *
   * @param text stood beside each clip where there was no transcript; may be empty
   */
  public static UseResult sentiment(
      SentimentTrack track, String text, String videoSha256, UseModel model, Instant made) {
    List<UseValue> values = new ArrayList<>();
    track.utterances().forEach(m -> values.add(moment(m, MAIN)));
    track.clips().forEach(m -> values.add(moment(m, PIECE)));
    return result(
        videoSha256,
        UseKind.SENTIMENT,
        model,
        made,
        text.isBlank() ? Map.of() : Map.of(TEXT, text.strip()),
        values);
  }

  private static UseValue moment(FeltMoment m, double part) {
    SortedMap<String, Double> numbers = numbers(PART, part);
    numbers.put("positive", m.feeling().positive());
    numbers.put("neutral", m.feeling().neutral());
    numbers.put("negative", m.feeling().negative());
    numbers.put("valence", m.feeling().valence());
    numbers.put("spread", m.feeling().spread());
    numbers.put(FOREIGN, m.foreign() ? 1. : 0.);
    m.spoken()
        .ifPresent(
            s -> {
              for (int i = 0; i < SpokenFeeling.EMOTIONS.size(); i++) {
                numbers.put("emotion." + SpokenFeeling.EMOTIONS.get(i), s.emotion().get(i));
              }
            });
    if (m.share().isPresent()) {
      ModalityShare share = m.share().get();
      numbers.put("text_share", share.textPart());
      numbers.put("video_share", share.videoPart());
      numbers.put("both_share", share.interactionPart());
    }
    numbers.values().removeIf(v -> !Double.isFinite(v));
    return new UseValue(m.text(), span(m.start(), m.end()), numbers);
  }

  /**
   * That a film was made from a sentence.
   *
   * @param seed it came from
   * @param read what a classifier of real clips reads in it; empty if none was asked
   */
  public static UseResult generation(
      GenerationRequest request,
      long seed,
      String read,
      String videoSha256,
      UseModel model,
      Instant made) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(SENTENCE, request.sentence());
    request
        .blend()
        .ifPresent(
            b -> {
              settings.put("towards", b.sentence());
              settings.put("share", String.valueOf(b.share()));
            });
    settings.put("seed", Long.toString(seed));
    settings.put("method", request.settings().method().key());
    settings.put("frames", Integer.toString(request.settings().frames()));
    settings.put("steps", Integer.toString(request.settings().steps()));
    settings.put("guidance", String.valueOf(request.settings().guidance()));
    List<UseValue> values = read.isBlank() ? List.of() : List.of(UseValue.of(read, Map.of()));
    return result(videoSha256, UseKind.GENERATION, model, made, settings, values);
  }

  /** What an attack did; the values are the likeliest class before and the one after. */
  public static UseResult attack(AttackOutcome outcome, Instant made) {
    HeadResult before = outcome.before();
    HeadResult after = outcome.after();
    int was = outcome.request().label();
    int is = after.top(1).getFirst();
    List<UseValue> values = new ArrayList<>();
    SortedMap<String, Double> first = probabilities(before, after, was);
    first.put(FOOLED, outcome.isFooled() ? 1. : 0.);
    first.put("linf", outcome.size().linf());
    first.put("rms", outcome.size().rms());
    first.put("l2", outcome.size().l2());
    first.put("words", (double) outcome.size().words().size());
    AttentionShift.between(outcome.request().clean(), outcome.attacked())
        .ifPresent(shift -> first.put(MOVED, shift.share()));
    first.values().removeIf(v -> !Double.isFinite(v));
    values.add(UseValue.of(before.labels().get(was), first));
    values.add(UseValue.of(after.labels().get(is), probabilities(before, after, is)));
    return result(
        outcome.request().features().videoSha256(),
        UseKind.ATTACK,
        UseModel.of(outcome.attacked().provenance()),
        made,
        Map.of(
            ATTACK, words(outcome.attack()),
            HEAD, outcome.request().head(),
            TEXT, outcome.request().clean().text().text().strip()),
        values);
  }

  /** The values of one of the two lists of a summary or of sentiment. */
  public static List<UseValue> part(UseResult result, double part) {
    return result.values().stream()
        .filter(v -> v.numbers().getOrDefault(PART, -1.) == part)
        .toList();
  }

  /** The paragraph of a summary. */
  public static String paragraph(UseResult summary) {
    return part(summary, MAIN).stream()
        .map(UseValue::words)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** True unless the answer is “I cannot tell”. */
  public static boolean tells(UseResult answer) {
    return answer.values().getFirst().numbers().getOrDefault(TELLS, 1.) > 0;
  }

  /** An attack as people name it, such as {@code PGD on features, L∞, ε 0.1, 10 steps}. */
  static String words(Attack attack) {
    return switch (attack) {
      case Attack.OnPixels a -> gradient("pixels", a.plan());
      case Attack.OnFeatures a -> gradient("features", a.plan());
      case Attack.ByChance a ->
          "random features, "
              + norm(a.norm())
              + ", ε "
              + short4(a.epsilon())
              + ", "
              + a.tries()
              + " tries";
      case Attack.OnWords a -> "near words, at most " + a.most();
      case Attack.OnFrames a ->
          "frames, " + a.change().key() + ", " + Math.round(100 * a.share()) + " %";
      case Attack.Corrupted a -> a.corruption().key() + ", strength " + a.strength();
    };
  }

  private static String gradient(String what, AttackPlan plan) {
    boolean one = plan.steps() == 1 && !plan.randomStart();
    return (one ? "FGSM on " : "PGD on ")
        + what
        + ", "
        + norm(plan.norm())
        + ", ε "
        + short4(plan.epsilon())
        + (one ? "" : ", " + plan.steps() + " steps");
  }

  private static String norm(Norm norm) {
    return norm == Norm.LINF ? "L∞" : "L2";
  }

  private static String short4(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static SortedMap<String, Double> probabilities(
      HeadResult before, HeadResult after, int label) {
    SortedMap<String, Double> numbers = numbers(BEFORE, before.probabilities().get(label));
    numbers.put(AFTER, (double) after.probabilities().get(label));
    return numbers;
  }

  private static SortedMap<String, Double> numbers(String name, double value) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    numbers.put(name, value);
    return numbers;
  }

  /** Empty for a moment without length, such as a cue of 0 s. */
  private static Optional<Stretch> span(Fraction from, Fraction to) {
    return from.isNegative() || to.compareTo(from) <= 0
        ? Optional.empty()
        : Optional.of(new Stretch(from, to));
  }

  private static UseResult result(
      String videoSha256,
      UseKind kind,
      UseModel model,
      Instant made,
      Map<String, String> settings,
      List<UseValue> values) {
    return new UseResult(0, videoSha256, kind, model, made, new TreeMap<>(settings), values);
  }
}
