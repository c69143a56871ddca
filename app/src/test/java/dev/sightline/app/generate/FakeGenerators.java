package dev.sightline.app.generate;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.model.generation.WordAttention;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Clips of one colour each: the seed's. */
final class FakeGenerators implements Generators {
  private static final int BYTES = 64 * 64 * 3;

  /** What was asked for. */
  final List<GenerationRequest> asked = new ArrayList<>();

  /** Whose generator was asked. */
  final List<GeneratorSet> sets = new ArrayList<>();

  /** What was written. */
  final List<Path> written = new ArrayList<>();

  boolean isMissing;
  boolean fails;

  static List<byte[]> clip(int colour) {
    byte[] frame = new byte[BYTES];
    Arrays.fill(frame, (byte) colour);
    return List.of(frame, frame.clone());
  }

  @Override
  public List<GeneratorSet> sets() {
    return List.of(GeneratorSet.values());
  }

  @Override
  public Facts facts(GeneratorSet set) throws SightlineException {
    if (isMissing) {
      throw new SightlineException(Problem.UNSUPPORTED, "This build has no generator.");
    }
    List<String> words =
        set == GeneratorSet.DIGITS
            ? List.of("a", "circle", "in", "moves", "red", "seven")
            : List.of("a", "blue", "circle", "left", "moves", "red");
    return new Facts("tiny " + set.key(), "cd".repeat(32), words);
  }

  @Override
  public List<GeneratedClip> generate(
      GeneratorSet set, GenerationRequest request, Generator.Watcher watcher, Progress progress)
      throws SightlineException {
    asked.add(request);
    sets.add(set);
    if (fails) {
      throw new SightlineException(Problem.TEXT, "The sentence is empty.");
    }
    List<float[]> ahead = new ArrayList<>();
    List<GeneratedClip> clips = new ArrayList<>();
    for (long seed : request.seeds()) {
      ahead.add(new float[] {100 + seed});
      float[] weights = new float[2 * 16 * 2];
      for (int i = 0; i < weights.length; i += 2) {
        weights[i] = 0.25f;
        weights[i + 1] = 0.75f;
      }
      clips.add(
          new GeneratedClip(
              seed,
              clip((int) seed),
              Optional.of(new WordAttention(List.of("<start>", "red"), 2, 4, 4, weights))));
    }
    watcher.at(1, 2, ahead);
    progress.checkCancelled();
    return clips;
  }

  @Override
  public List<byte[]> frames(GeneratorSet set, float[] ahead) {
    return clip((int) ahead[0]);
  }

  @Override
  public String reading(GeneratorSet set, List<byte[]> frames) {
    return "red " + frames.getFirst()[0];
  }

  @Override
  public void write(Path file, List<byte[]> frames, String sentence) throws SightlineException {
    if (fails) {
      throw new SightlineException(Problem.FILE, "The disk is full.");
    }
    written.add(file);
  }

  @Override
  public void close() {
    // holds nothing
  }
}
