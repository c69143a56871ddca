package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.Softmax;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.model.onnx.PreparedVideo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores labels that no head was trained on against a video. Texts met before are remembered, so
 * that a changed list costs only what is new in it. Thread-safe; one call at a time computes.
 */
final class LabelScorer {
  /** Key of the result. */
  static final String HEAD = "labels";

  /** Divides the cosines of ConSE, as a learned scale does those of the alignment; dev of ucf18. */
  private static final double CONSE_TEMPERATURE = 0.1;

  /** Texts that are remembered; one holds some kB. */
  private static final int REMEMBERED = 2000;

  private final MultimodalModel model;
  private final List<String> objects;
  private final String language;

  private final Map<String, Text> texts =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Text> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Lends a prepared video. */
  @FunctionalInterface
  interface Videos {
    double with(Use use) throws SightlineException;
  }

  /** What is done with it. */
  @FunctionalInterface
  interface Use {
    double with(PreparedVideo video) throws SightlineException;
  }

  /**
   * A text that was read.
   *
   * @param last {@code [tokens, textDim]}: last hidden states, as a state of one layer
   * @param mean {@code [textDim]}: their mean, of length 1, the sentence embedding of Reimers &
   *     Gurevych (2019)
   */
  private record Text(TokenizedText words, TextStates last, float[] mean) {}

  /**
   * @param objects names of the image network's classes, in English; empty if there is none
   * @param language of the model's texts (ISO 639-1); names in another one mean nothing to it
   */
  LabelScorer(MultimodalModel model, List<String> objects, String language) {
    this.model = model;
    this.language = language;
    this.objects =
        language.equals(LabelSentences.ENGLISH)
            ? objects.stream().map(n -> n.split(",")[0].strip()).toList()
            : List.of();
  }

  /**
   * @param labels at least two, none blank
   * @param videos gives the whole video, prepared; asked once for each sentence, so that others who
   *     wait for it come in between
   * @param clips true: also for each clip
   * @throws SightlineException {@code UNSUPPORTED} if the route needs objects and there are none
   */
  HeadResult score(
      VideoFeatures features,
      Videos videos,
      List<String> labels,
      LabelRoute route,
      boolean clips,
      Progress progress)
      throws SightlineException {
    if (objects.isEmpty() && route == LabelRoute.CONSE) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "This model names no objects in the language of its texts, so labels cannot "
                  + "be compared with them; choose the route alignment."));
    }
    int n = features.clips().size();
    float[] whole = Softmax.of(logits(features, 0, n, videos, labels, route, progress));
    float[] perClip = new float[clips ? n * labels.size() : 0];
    for (int c = 0; clips && c < n; c++) {
      try (PreparedVideo clip = model.prepare(cells(features, c), 1)) {
        float[] p =
            Softmax.of(logits(features, c, c + 1, use -> use.with(clip), labels, route, progress));
        System.arraycopy(p, 0, perClip, c * p.length, p.length);
      }
    }
    return HeadResults.of(HEAD, labels, whole, perClip);
  }

  private double[] logits(
      VideoFeatures features,
      int from,
      int to,
      Videos videos,
      List<String> labels,
      LabelRoute route,
      Progress progress)
      throws SightlineException {
    double[] sum = new double[labels.size()];
    if (route != LabelRoute.CONSE) {
      for (int l = 0; l < sum.length; l++) {
        progress.checkCancelled();
        sum[l] += model.lateScale() * late(labels.get(l), videos);
      }
    }
    if (route != LabelRoute.ALIGNMENT && !objects.isEmpty()) {
      float[] seen = seen(features, from, to);
      for (int l = 0; l < sum.length; l++) {
        progress.checkCancelled();
        sum[l] += Conse.cosine(embedding(labels.get(l)), seen) / CONSE_TEMPERATURE;
      }
    }
    return sum;
  }

  /** Mean late-interaction score of the label's sentences. */
  private double late(String label, Videos videos) throws SightlineException {
    List<String> sentences = LabelSentences.of(label, language);
    double sum = 0;
    for (String sentence : sentences) {
      Text t = text(sentence);
      sum +=
          t.words().isBlank()
              ? 0
              : videos.with(video -> model.lateScore(t.words(), t.last(), video));
    }
    return sum / sentences.size();
  }

  /** The label in the space of texts: mean over its sentences. */
  private float[] embedding(String label) throws SightlineException {
    List<float[]> means = new ArrayList<>();
    for (String sentence : LabelSentences.of(label, language)) {
      means.add(text(sentence).mean());
    }
    double[] equal = new double[means.size()];
    Arrays.fill(equal, 1.0 / equal.length);
    return Conse.embed(equal, means);
  }

  /** Some clips in the space of texts, by the names of what is seen in them. */
  private float[] seen(VideoFeatures features, int from, int to) throws SightlineException {
    int classes = objects.size();
    float[] mean = new float[classes];
    for (int i = from * classes; i < to * classes; i++) {
      mean[i % classes] += features.objects()[i] / (to - from);
    }
    List<Integer> top = Conse.top(mean);
    List<float[]> names = new ArrayList<>();
    for (int i : top) {
      names.add(text(objects.get(i)).mean());
    }
    return Conse.embed(top.stream().mapToDouble(i -> mean[i]).toArray(), names);
  }

  private Text text(String words) throws SightlineException {
    Text known = texts.get(words);
    if (known != null) {
      return known;
    }
    TokenizedText tokens = model.tokenize(words);
    TextStates states = model.encodeText(tokens).lastAlone();
    float[] hidden = states.last().values();
    float[] mean = new float[states.last().size(1)];
    for (int i = 0; i < hidden.length; i++) {
      mean[i % mean.length] += hidden[i];
    }
    Text read = new Text(tokens, states, Conse.unit(mean));
    texts.put(words, read);
    return read;
  }

  private static float[] cells(VideoFeatures features, int clip) {
    int each = features.grid().cells() * features.channels();
    return Arrays.copyOfRange(features.cells(), clip * each, (clip + 1) * each);
  }
}
