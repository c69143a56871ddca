package dev.sightline.core.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.Skim;
import dev.sightline.core.task.summary.VideoSummary;
import dev.sightline.core.task.summary.WordLosses;
import dev.sightline.core.words.Phrase;
import java.util.Map;
import java.util.Optional;

/** The summary of a video as JSON, with the map of each word. Stateless. */
public final class SummaryJson {
  /** Attention is written to this many parts of one. */
  private static final double PARTS = 1e6;

  private SummaryJson() {}

  /**
   * @param model what said it
   * @return one object; times in seconds, maps {@code [clips][h × w]} that sum to 1 for each word
   */
  public static String of(VideoSummary summary, VideoFeatures features, ModelFacts model)
      throws SightlineException {
    return of(summary, features, model, Map.of(), Map.of());
  }

  /**
   * As {@link #of(VideoSummary, VideoFeatures, ModelFacts)}.
   *
   * @param losses of shots whose words were explained by hiding places: {@code losses} of a word is
   *     {@code [clips][t × h × w]}, {@code clip_losses} {@code [clips]}, in nats
   * @param changed of shots that changes to the video touch
   */
  public static String of(
      VideoSummary summary,
      VideoFeatures features,
      ModelFacts model,
      Map<ShotCaption, WordLosses> losses,
      Map<ShotCaption, ChangedCaption> changed)
      throws SightlineException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("video", features.video().path().getFileName().toString());
    root.put("sha256", features.videoSha256());
    root.put("model", model.name() + " " + model.version());
    root.put("model_sha256", model.sha256());
    root.put("language", summary.language());
    ObjectNode grid = root.putObject("grid");
    grid.put("height", features.grid().h());
    grid.put("width", features.grid().w());
    root.put("text", summary.text());
    ArrayNode paragraph = root.putArray("paragraph");
    for (Sentence s : summary.paragraph()) {
      ObjectNode one = paragraph.addObject();
      one.put("text", s.text());
      ArrayNode times = one.putArray("times");
      s.times().forEach(t -> times(times.addObject(), t.from(), t.to()));
      s.shots().forEach(one.putArray("shots")::add);
    }
    ArrayNode shots = root.putArray("shots");
    for (ShotCaption s : summary.shots()) {
      ObjectNode one = shots.addObject();
      shot(one, s, features, Optional.ofNullable(losses.get(s)));
      Optional.ofNullable(changed.get(s)).ifPresent(c -> changed(one.putObject("changed"), c));
    }
    return text(mapper, root);
  }

  /** What of a video is worth seeing: one object, times in seconds. */
  public static String of(Skim skim) throws SightlineException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("seconds", skim.seconds());
    root.put("coverage", rounded(skim.coverage()));
    root.put("coverage_of_uniform", rounded(skim.uniform()));
    ArrayNode stretches = root.putArray("stretches");
    skim.stretches().forEach(s -> times(stretches.addObject(), s.from(), s.to()));
    skim.keyMoments().forEach(m -> root.withArray("key_frames").add(m.toDouble()));
    return text(mapper, root);
  }

  private static String text(ObjectMapper mapper, ObjectNode root) throws SightlineException {
    try {
      return mapper.writeValueAsString(root);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new SightlineException(
          Problem.INTERNAL, Phrase.of("The summary cannot be written."), e);
    }
  }

  private static void shot(
      ObjectNode to, ShotCaption shot, VideoFeatures features, Optional<WordLosses> losses) {
    times(to, shot.shot().start(), shot.shot().end());
    to.put("caption", shot.caption().text());
    to.put("log_probability", shot.caption().logProbability());
    ArrayNode clips = to.putArray("clips");
    for (int c : shot.clips()) {
      Clip clip = features.clips().get(c);
      ObjectNode one = clips.addObject();
      one.put("index", c);
      times(one, clip.start(), clip.end());
    }
    ArrayNode words = to.putArray("words");
    for (int w = 0; w < shot.caption().words().size(); w++) {
      SpokenWord word = shot.caption().words().get(w);
      ObjectNode one = words.addObject();
      one.put("word", word.text());
      one.put("probability", rounded(word.probability()));
      ArrayNode map = one.putArray("map");
      for (int c : shot.clips()) {
        ArrayNode cells = map.addArray();
        for (float value : shot.map(w, c)) {
          cells.add(rounded(value));
        }
      }
      int at = w;
      losses.ifPresent(l -> losses(one, l, at));
    }
  }

  private static void changed(ObjectNode to, ChangedCaption c) {
    to.put("caption", c.after().text());
    to.put("log_probability", c.after().logProbability());
    ArrayNode words = to.putArray("probabilities_of_words_before");
    for (double p : c.probabilities()) {
      words.add(rounded(p));
    }
  }

  private static void losses(ObjectNode to, WordLosses losses, int word) {
    ArrayNode clips = to.putArray("clip_losses");
    ArrayNode map = to.putArray("losses");
    for (int c = 0; c < losses.clips()[word].length; c++) {
      clips.add(rounded(losses.clips()[word][c]));
      ArrayNode cells = map.addArray();
      for (float value : losses.map(word, c)) {
        cells.add(rounded(value));
      }
    }
  }

  private static double rounded(double value) {
    return Math.round(value * PARTS) / PARTS;
  }

  private static void times(ObjectNode to, Fraction from, Fraction until) {
    to.put("start", from.toDouble());
    to.put("end", until.toDouble());
  }
}
