package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.ClipCells;
import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.analysis.ClipSource;
import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.Sampling;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Answers "what if" about texts beside one video. Features of clips whose frames did not change are
 * used again, and so are those of clips that were changed in the same way before. Thread-safe; one
 * question at a time, others wait. Methods block.
 */
public final class WhatIf {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Analyzer analyzer;
  private final VideoFeatures features;
  private final ClipMemory memory = new ClipMemory();
  private Optional<Sampling> sampledBy = Optional.empty();
  private VideoFeatures sampled;
  private List<SlotFrames> builtFrom = List.of();
  private VideoFeatures built;

  /** The part of a {@link Slot} that its features depend on. */
  private record SlotFrames(int source, List<ClipEdit> edits) {}

  /**
   * @param analyzer stays the caller's
   */
  public WhatIf(Analyzer analyzer, VideoFeatures features) {
    this.analyzer = analyzer;
    this.features = features;
    this.sampled = features;
  }

  /** The features without changes. */
  public VideoFeatures features() {
    return features;
  }

  /**
   * What the model says after changes.
   *
   * @param original what it says of the features and a text, without changes
   * @param progress told what is going on; cancelling it stops within 100 ms
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot be asked in this way; if the
   *     file cannot be read any more; or the user cancelled
   */
  public synchronized Outcome ask(Analysis original, ChangeList changes, Progress progress)
      throws SightlineException {
    long started = System.nanoTime();
    ChangedInput input = input(original, changes, progress);
    progress.checkCancelled();
    Hiding hiding = input.hiding();
    Analysis answer;
    // composed clips are put together faster by the network that can hide parts
    if (!hiding.isNothing() || input.features() == built) {
      answer = analyzer.analyzeHiding(input.features(), input.text(), hiding, progress);
    } else if (input.features() == features && input.text().equals(original.text().text())) {
      answer = original;
    } else {
      answer = analyzer.analyzeFirst(input.features(), input.text(), progress);
    }
    progress.checkCancelled();
    double millis = (System.nanoTime() - started) / NANOS_PER_MILLI;
    return new Outcome(changes, input, original, answer, millis);
  }

  /**
   * What the model is given after changes, for whoever wants to ask more about it.
   *
   * @param original as for {@link #ask}
   * @throws SightlineException as {@link #ask}
   */
  public synchronized ChangedInput input(Analysis original, ChangeList changes, Progress progress)
      throws SightlineException {
    Optional<Sampling> sampling = Scene.sampling(changes);
    VideoFeatures base = sampled(sampling, progress);
    ChangedText text = new ChangedText(original.text(), List.of());
    Scene scene = new Scene(base, text, heads(original), analyzer::tokens);
    scene.make(changes);
    int encoded = sampling.isPresent() ? base.clips().size() : 0;
    VideoFeatures changed = base;
    if (!scene.clips().isPlain()) {
      encoded += encodeMissing(base, sampling, scene.clips().slots(), progress);
      changed = build(base, sampling, scene.clips().slots());
    }
    return new ChangedInput(
        changed, scene.text().tokens().text(), scene.hiding(), scene.idle(), encoded);
  }

  private static Scene.CrossHeads heads(Analysis original) {
    return original
        .attention(AttentionStack.Kind.TEXT_TO_VIDEO)
        .map(a -> new Scene.CrossHeads(a.layers(), a.heads()))
        .orElse(new Scene.CrossHeads(0, 0));
  }

  private VideoFeatures sampled(Optional<Sampling> sampling, Progress progress)
      throws SightlineException {
    if (!sampling.equals(sampledBy)) {
      sampled = sampling.isEmpty() ? features : analyzer.encode(features, sampling.get(), progress);
      sampledBy = sampling;
      built = null;
    }
    return sampled;
  }

  /** Clips that were changed in the same way are encoded together. */
  private int encodeMissing(
      VideoFeatures base, Optional<Sampling> sampling, List<Slot> slots, Progress progress)
      throws SightlineException {
    Map<List<ClipEdit>, TreeSet<Integer>> missing = new LinkedHashMap<>();
    for (Slot slot : slots) {
      ClipMemory.Key key = new ClipMemory.Key(sampling, slot.source(), slot.edits());
      if (!slot.isPlain() && memory.find(key).isEmpty()) {
        missing.computeIfAbsent(slot.edits(), e -> new TreeSet<>()).add(slot.source());
      }
    }
    int encoded = 0;
    for (Map.Entry<List<ClipEdit>, TreeSet<Integer>> group : missing.entrySet()) {
      List<Integer> clips = List.copyOf(group.getValue());
      List<ClipCells> cells =
          analyzer.encodeClips(base, clips, new FrameEdits.All(group.getKey()), progress);
      for (int i = 0; i < clips.size(); i++) {
        memory.keep(new ClipMemory.Key(sampling, clips.get(i), group.getKey()), cells.get(i));
      }
      encoded += clips.size();
    }
    return encoded;
  }

  /** The same object as last time if nothing else is wanted: the model remembers it. */
  private VideoFeatures build(VideoFeatures base, Optional<Sampling> sampling, List<Slot> slots)
      throws SightlineException {
    List<SlotFrames> wanted =
        slots.stream().map(s -> new SlotFrames(s.source(), s.edits())).toList();
    if (built != null && wanted.equals(builtFrom)) {
      return built;
    }
    List<ClipSource> sources =
        slots.stream()
            .map(
                s ->
                    new ClipSource(
                        s.source(),
                        s.isPlain()
                            ? Optional.empty()
                            : memory.find(new ClipMemory.Key(sampling, s.source(), s.edits()))))
            .toList();
    builtFrom = wanted;
    built = analyzer.compose(base, sources);
    return built;
  }
}
