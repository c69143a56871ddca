package dev.sightline.app.generate;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** What makes clips: a generator for each set. All methods block; thread-safe. */
public interface Generators extends AutoCloseable {
  /**
   * What is known of the generator.
   *
   * @param title name and version
   * @param sha256 hash of its bundle, hex
   * @param words that it knows
   */
  record Facts(String title, String sha256, List<String> words) {
    public Facts {
      words = List.copyOf(words);
    }
  }

  /** The sets that there is a generator for, in the order in which they are offered. */
  List<GeneratorSet> sets();

  /**
   * @throws SightlineException {@code UNSUPPORTED} if this build has no generator
   */
  Facts facts(GeneratorSet set) throws SightlineException;

  /**
   * Makes clips, one for each seed.
   *
   * @param watcher hears of each step, on this thread
   */
  List<GeneratedClip> generate(
      GeneratorSet set, GenerationRequest request, Generator.Watcher watcher, Progress progress)
      throws SightlineException;

  /** The pictures of a clip that forms, see {@link Generator.Watcher}. */
  List<byte[]> frames(GeneratorSet set, float[] ahead) throws SightlineException;

  /** What a classifier of real clips reads in one, in the words of its sentences. */
  String reading(GeneratorSet set, List<byte[]> frames) throws SightlineException;

  /** Writes a film, with the sentence beside it; a GIF if the name ends so. */
  void write(Path file, List<byte[]> frames, String sentence) throws SightlineException;

  @Override
  void close();
}
