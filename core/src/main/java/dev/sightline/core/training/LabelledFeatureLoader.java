package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.feature.ClipSource;
import dev.sightline.core.training.feature.FeatureFiles;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureStores;
import dev.sightline.core.training.feature.FrameSource;
import dev.sightline.core.training.feature.LowerFeatureBuilder;
import dev.sightline.core.training.feature.StillSource;
import dev.sightline.core.training.feature.TokenFeatureBuilder;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes or opens the features of labelled videos. */
final class LabelledFeatureLoader {
  private final FeatureFiles files;
  private final FeatureStores stores;
  private final LowerFeatureBuilder lower;
  private final TokenFeatureBuilder tokens;
  private final String encoders;

  /**
   * @param stores owns what is opened here
   * @param encoders names the frozen networks, with their hashes
   */
  LabelledFeatureLoader(
      FeatureFiles files,
      FeatureStores stores,
      LowerFeatureBuilder lower,
      TokenFeatureBuilder tokens,
      String encoders) {
    this.files = files;
    this.stores = stores;
    this.lower = lower;
    this.tokens = tokens;
    this.encoders = encoders;
  }

  /**
   * What is taken of a set.
   *
   * @param name for the files, such as {@code ucf18-train}
   * @param views views of each video
   * @param clips clips of each video file; stills are one clip each
   * @param plan how clips are cut
   */
  record Request(String name, int views, int clips, ClipPlan plan) {}

  /**
   * Lower features, before the trained top.
   *
   * @param lower rows {@code [clip, frame]}
   * @param frames of each clip
   * @param clipsOf {@code [video][view][clip]}
   */
  record Lower(FeatureStore lower, int frames, List<List<List<Long>>> clipsOf) {}

  Lower lower(Request request, List<LabelledVideo> videos, Progress progress)
      throws SightlineException {
    boolean stills = !videos.getFirst().stills().isEmpty();
    // questions about one picture share it
    List<Path> pictures = videos.stream().flatMap(v -> v.stills().stream()).distinct().toList();
    Map<Path, Integer> numbers = new HashMap<>();
    pictures.forEach(p -> numbers.put(p, numbers.size()));
    FrameSource source =
        stills
            ? new StillSource(pictures)
            : new ClipSource(
                videos.stream().map(LabelledVideo::video).toList(),
                request.plan(),
                request.clips());
    List<String> made =
        new ArrayList<>(
            List.of(
                encoders,
                "views=" + request.views(),
                "clips=" + request.clips(),
                "" + request.plan()));
    videos.forEach(v -> made.add(v.name() + v.stills().size()));
    FeatureStore store =
        stores.keep(
            lower.build(
                source, request.views(), files.file(request.name() + "-lower", made), progress));
    List<List<List<Long>>> clipsOf = new ArrayList<>();
    for (int v = 0; v < videos.size(); v++) {
      LabelledVideo video = videos.get(v);
      List<List<Long>> views = new ArrayList<>();
      List<Integer> items =
          stills ? video.stills().stream().map(numbers::get).toList() : List.of(v);
      int clips = stills ? 1 : request.clips();
      for (int view = 0; view < request.views(); view++) {
        List<Long> own = new ArrayList<>();
        for (long item : items) {
          for (int c = 0; c < clips; c++) {
            // rows are [item, view, clip]
            own.add((item * request.views() + view) * clips + c);
          }
        }
        views.add(own);
      }
      clipsOf.add(views);
    }
    return new Lower(store, stills ? 1 : request.plan().framesPerClip(), clipsOf);
  }

  /**
   * All features.
   *
   * @param top the trained top
   * @param topName names the top's weights in the file name
   * @param maxTexts texts taken of each video at most; 0: none is looked at
   * @return with the label {@link LabelledFeatures#UNKNOWN} where an open set has one that the head
   *     does not know
   */
  LabelledFeatures load(
      Request request,
      HeadSpec head,
      List<LabelledVideo> videos,
      CellFeatureBuilder top,
      String topName,
      int maxTexts,
      Progress progress)
      throws SightlineException {
    Lower below = lower(request, videos, progress);
    List<String> made = new ArrayList<>(List.of(encoders, topName, request.toString()));
    videos.forEach(v -> made.add(v.name()));
    FeatureStore cells =
        stores.keep(
            top.build(
                below.lower(),
                below.frames(),
                files.file(request.name() + "-cells", made),
                progress));
    List<Integer> labels = new ArrayList<>();
    for (LabelledVideo video : videos) {
      int label = head.labels().indexOf(video.label());
      if (label < 0 && !NamedSet.isOpen(head.key())) {
        throw new SightlineException(
            Problem.DATA,
            Phrase.of(
                "{0} has the label “{1}”, which the head “{2}” does not know.",
                video.name(), video.label(), head.key()));
      }
      labels.add(label);
    }
    Texts texts = texts(request, videos, maxTexts, progress);
    return new LabelledFeatures(
        head.key(), cells, below.clipsOf(), texts.tokens(), texts.of(), labels);
  }

  /** Clips below the trained top beside all texts of each video; labels are not looked at. */
  CaptionedClips captioned(Request request, List<LabelledVideo> videos, Progress progress)
      throws SightlineException {
    Lower below = lower(request, videos, progress);
    Texts texts = texts(request, videos, Integer.MAX_VALUE, progress);
    return new CaptionedClips(below, texts.tokens(), texts.of());
  }

  /**
   * Texts of videos.
   *
   * @param tokens their hidden states
   * @param of for each video the numbers of its texts
   */
  private record Texts(TokenFeatures tokens, List<List<Integer>> of) {}

  private Texts texts(Request request, List<LabelledVideo> videos, int most, Progress progress)
      throws SightlineException {
    List<String> texts = new ArrayList<>();
    List<List<Integer>> of = new ArrayList<>();
    for (LabelledVideo video : videos) {
      List<Integer> own = new ArrayList<>();
      for (String text : video.texts().subList(0, Math.min(most, video.texts().size()))) {
        own.add(texts.size());
        texts.add(text);
      }
      of.add(own);
    }
    List<String> made = TokenNames.of(encoders, tokens.encoder(), texts);
    return new Texts(
        stores.keep(tokens.build(texts, files.file(request.name() + "-tokens", made), progress)),
        of);
  }
}
