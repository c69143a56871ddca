package dev.sightline.core.model.bundle;

import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.Map;

/**
 * What the names of metrics, tasks and stages in a bundle mean for people: {@code
 * text_to_image.r@1} is <em>text → image · R@1</em>. Names of data sets and measures that have no
 * words here are shown nearly as they are. Pure.
 */
public final class MetricWords {
  private static final Map<String, Phrase> PARTS =
      Map.ofEntries(
          // what the model was given
          Map.entry("text", Phrase.of("text")),
          Map.entry("video", Phrase.of("video")),
          Map.entry("both", Phrase.of("both")),
          Map.entry("both_minus_best", Phrase.of("both − best")),
          Map.entry("text_to_image", Phrase.of("text → image")),
          Map.entry("image_to_text", Phrase.of("image → text")),
          Map.entry("text_to_video", Phrase.of("text → video")),
          Map.entry("video_to_text", Phrase.of("video → text")),
          Map.entry("with_text", Phrase.of("with text")),
          Map.entry("without_text", Phrase.of("without text")),
          Map.entry("photographs", Phrase.of("photographs")),
          Map.entry("videos", Phrase.of("videos")),
          // what is measured
          Map.entry("accuracy", Phrase.of("accuracy")),
          Map.entry("macro_f1", Phrase.of("macro F1")),
          Map.entry("weighted_f1", Phrase.of("weighted F1")),
          Map.entry("top1", Phrase.of("top 1")),
          Map.entry("mass", Phrase.of("mass")),
          Map.entry("rejected", Phrase.of("rejected")),
          Map.entry("accepted", Phrase.of("accepted")),
          Map.entry("said_once", Phrase.of("said once")),
          Map.entry("loss", Phrase.of("loss")),
          Map.entry("perplexity", Phrase.of("perplexity")),
          Map.entry("explained", Phrase.of("explained")),
          Map.entry("flatness", Phrase.of("flatness")),
          // how
          Map.entry("unscaled", Phrase.of("unscaled")),
          Map.entry("of_perfect", Phrase.of("of perfect")),
          Map.entry("weighted", Phrase.of("weighted")),
          Map.entry("default", Phrase.of("default")),
          Map.entry("pooled", Phrase.of("pooled")),
          Map.entry("alignment", Phrase.of("alignment")),
          Map.entry("hidden", Phrase.of("hidden")),
          Map.entry("visible", Phrase.of("visible")),
          Map.entry("unseen", Phrase.of("unseen")),
          Map.entry("found", Phrase.of("found")),
          Map.entry("lone", Phrase.of("lone")),
          Map.entry("real", Phrase.of("real")),
          Map.entry("made", Phrase.of("made")),
          Map.entry("misread", Phrase.of("misread")),
          // of which task or stage
          Map.entry("topics", Phrase.of("topics")),
          Map.entry("actions", Phrase.of("actions")),
          Map.entry("sentiment", Phrase.of("sentiment")),
          Map.entry("qa", Phrase.of("questions")),
          Map.entry("caption", Phrase.of("captions")),
          Map.entry("captions", Phrase.of("captions")),
          Map.entry("labels", Phrase.of("own labels")),
          Map.entry("splice", Phrase.of("spliced videos")),
          Map.entry("laboratory", Phrase.of("laboratory")),
          Map.entry("recognition", Phrase.of("recognition")),
          Map.entry("alone", Phrase.of("one side alone")),
          Map.entry("linear", Phrase.of("linear map of both sides")),
          Map.entry("autoencoder", Phrase.of("autoencoder")),
          Map.entry("adversarial", Phrase.of("adversarial")),
          Map.entry("flow", Phrase.of("flow matching")),
          Map.entry("discriminator", Phrase.of("discriminator")),
          Map.entry("reader", Phrase.of("clip reader")),
          // questions of the laboratory
          Map.entry("digit", Phrase.of("digit")),
          Map.entry("path", Phrase.of("path")),
          Map.entry("colour", Phrase.of("colour")),
          Map.entry("shape", Phrase.of("shape")),
          Map.entry("motion", Phrase.of("motion")),
          Map.entry("speed", Phrase.of("speed")),
          Map.entry("size", Phrase.of("size")),
          Map.entry("texture", Phrase.of("texture")),
          Map.entry("direction", Phrase.of("direction")),
          Map.entry("order", Phrase.of("order")),
          Map.entry("count", Phrase.of("count")),
          Map.entry("times", Phrase.of("times")),
          Map.entry("relation", Phrase.of("relation")),
          Map.entry("match", Phrase.of("match")),
          Map.entry("shortcut", Phrase.of("shortcut")),
          Map.entry("course", Phrase.of("course")));

  private MetricWords() {}

  /**
   * @param name parts with dots between them
   */
  public static Phrase of(String name) {
    return Arrays.stream(name.split("\\."))
        .map(MetricWords::part)
        .reduce((a, b) -> Phrase.of("{0} · {1}", a, b))
        .orElse(Phrase.NONE);
  }

  private static Phrase part(String name) {
    Phrase known = PARTS.get(name);
    return known != null
        ? known
        : Phrase.plain(
            name.replace("r@", "R@")
                .replace("auroc", "AUROC")
                .replace("ece", "ECE")
                .replace('_', ' '));
  }
}
