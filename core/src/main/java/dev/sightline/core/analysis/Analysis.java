package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model says of one video beside one text, and what it looked at. Immutable.
 *
 * @param video the video
 * @param text the text and its tokens
 * @param clips the clips, tiling the video or the part of it that was looked at
 * @param grid cells of each clip
 * @param heads one result for each head that the model has
 * @param alignmentScore how well text and video fit, a cosine in -1..1 (mean over tokens); not a
 *     probability
 * @param attention all attention stacks that the model offers
 * @param timings what each stage cost
 * @param provenance how to get the same numbers again
 */
public record Analysis(
    VideoInfo video,
    TokenizedText text,
    List<Clip> clips,
    Grid grid,
    List<HeadResult> heads,
    float alignmentScore,
    List<AttentionStack> attention,
    List<StageTiming> timings,
    Provenance provenance) {

  public Analysis {
    clips = List.copyOf(clips);
    heads = List.copyOf(heads);
    attention = List.copyOf(attention);
    timings = List.copyOf(timings);
  }

  /** The stack of that kind, if the model has it. */
  public Optional<AttentionStack> attention(AttentionStack.Kind kind) {
    return attention.stream().filter(a -> a.kind() == kind).findFirst();
  }

  /** True if each head says something of each clip; {@link Analyzer#withCourses} adds it. */
  public boolean isComplete() {
    return heads.stream().allMatch(h -> h.overTime().size() == clips.size());
  }

  /** The same with other head results and one more stage. */
  Analysis with(List<HeadResult> results, StageTiming stage) {
    List<StageTiming> stages = new ArrayList<>(timings);
    stages.add(stage);
    return new Analysis(
        video, text, clips, grid, results, alignmentScore, attention, stages, provenance);
  }

  /** The same with its attention kept elsewhere. */
  Analysis withAttention(List<AttentionStack> stacks) {
    return new Analysis(
        video, text, clips, grid, heads, alignmentScore, stacks, timings, provenance);
  }

  /** The result of that head, if the model has it. */
  public Optional<HeadResult> head(String key) {
    return heads.stream().filter(h -> h.head().equals(key)).findFirst();
  }
}
