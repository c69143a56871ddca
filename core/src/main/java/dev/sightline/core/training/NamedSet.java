package dev.sightline.core.training;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledPosts;
import dev.sightline.core.training.data.LabelledQuestions;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sets that a head may know or not know. */
enum NamedSet {
  /** Actions. */
  UCF18("actions"),
  /** Topics. */
  MSRVTT("topics"),
  /** Posts with a picture. */
  MVSA("sentiment"),
  /** Questions about photographs; some answers may be none that the head knows. */
  DAQUAR("qa"),
  /** Photographs with captions: no head knows them. */
  FLICKR8K("foreign");

  /** Photographs that training takes; more tell nothing new. */
  private static final int PHOTOGRAPHS = 2000;

  private final String files;

  NamedSet(String files) {
    this.files = files;
  }

  /** Name in metrics. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The set that a head is trained on, if it is one of these. */
  static Optional<NamedSet> of(HeadSpec head) {
    return Arrays.stream(values())
        .filter(s -> s != FLICKR8K && s.files.equals(head.key()))
        .findFirst();
  }

  /**
   * The set that a head of a recipe is trained on.
   *
   * @throws SightlineException {@code DATA} if there is none
   */
  static NamedSet trains(HeadSpec head) throws SightlineException {
    return of(head)
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.DATA,
                    Phrase.of(
                        "There is no data set for the head “{0}”; a recipe can train {1}.",
                        head.key(),
                        Arrays.stream(values())
                            .filter(s -> s != FLICKR8K)
                            .map(s -> s.files)
                            .collect(Collectors.joining(", ")))));
  }

  /** The sets of a model's heads, and the photographs. */
  static List<NamedSet> around(ModelConfig config) {
    return Arrays.stream(values())
        .filter(
            s -> s == FLICKR8K || config.heads().stream().anyMatch(h -> h.key().equals(s.files)))
        .toList();
  }

  /**
   * The sets that the detector of this set's head sees as foreign ones in training. Posts are none
   * of them for the heads that know videos: what they would take of the training is better spent on
   * videos, and so there is one foreign set that no such detector has seen.
   */
  List<NamedSet> foreign(ModelConfig config) {
    return around(config).stream().filter(s -> s != this && s != MVSA).toList();
  }

  /** True if an item's label may be none of the head's: nothing is learnt from such an item. */
  boolean open() {
    return this == DAQUAR;
  }

  /** True if the set that the head of that key learns from is open. */
  static boolean isOpen(String head) {
    return Arrays.stream(values()).anyMatch(s -> s.open() && s.files.equals(head));
  }

  /** What its files of features are called. */
  String files(String split) {
    return files + "-" + split;
  }

  List<LabelledVideo> read(Path data, String split) throws SightlineException {
    return switch (this) {
      case UCF18 -> LabelledVideos.actions(data, split);
      case MSRVTT -> LabelledVideos.topics(data, split);
      case MVSA -> LabelledPosts.sentiment(data, split);
      case DAQUAR -> LabelledQuestions.read(data, split);
      case FLICKR8K ->
          CaptionedImages.read(data, split, "en").stream()
              .limit(split.equals("train") ? PHOTOGRAPHS : Integer.MAX_VALUE)
              .map(
                  i ->
                      new LabelledVideo(
                          i.name(), null, List.of(i.file()), i.captions(), "photograph"))
              .toList();
    };
  }

  /** The model's head of this set; where it has none, one with the labels of these videos. */
  HeadSpec head(ModelConfig config, List<LabelledVideo> videos) {
    List<String> labels = videos.stream().map(LabelledVideo::label).distinct().sorted().toList();
    return config.heads().stream()
        .filter(h -> h.key().equals(files))
        .findFirst()
        .orElseGet(
            () ->
                new HeadSpec(
                    files, labels.size() > 1 ? labels : List.of(labels.getFirst(), "none")));
  }
}
