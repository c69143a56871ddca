package dev.sightline.core.training;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sets that a head may know or not know. */
enum NamedSet {
  /** Actions. */
  UCF18("actions"),
  /** Topics. */
  MSRVTT("topics"),
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

  /** What its files of features are called. */
  String files(String split) {
    return files + "-" + split;
  }

  List<LabelledVideo> read(Path data, String split) throws SightlineException {
    return switch (this) {
      case UCF18 -> LabelledVideos.actions(data, split);
      case MSRVTT -> LabelledVideos.topics(data, split);
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
