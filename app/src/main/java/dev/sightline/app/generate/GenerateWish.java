package dev.sightline.app.generate;

import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.GeneratorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What the user asks for. Immutable.
 *
 * @param set whose generator is asked
 * @param sentence what the clips show
 * @param towards a second sentence to go to; blank for none
 * @param samples clips
 * @param seed of the first; the others follow, or on a way all have this one
 * @param settings how
 */
public record GenerateWish(
    GeneratorSet set,
    String sentence,
    String towards,
    int samples,
    long seed,
    GenerationRequest.Settings settings) {
  /** What the page begins with. */
  static final GenerateWish FIRST =
      new GenerateWish(
          GeneratorSet.LABORATORY,
          "a red circle moves left",
          "",
          4,
          1,
          GenerationRequest.Settings.USUAL);

  /** Another generator: another sentence, since it knows other words. */
  GenerateWish with(GeneratorSet now, String first) {
    return new GenerateWish(now, first, "", samples, seed, settings);
  }

  GenerateWish withSentence(String now) {
    return new GenerateWish(set, now, towards, samples, seed, settings);
  }

  GenerateWish withTowards(String now) {
    return new GenerateWish(set, sentence, now, samples, seed, settings);
  }

  GenerateWish withSamples(int now) {
    return new GenerateWish(set, sentence, towards, now, seed, settings);
  }

  GenerateWish withSeed(long now) {
    return new GenerateWish(set, sentence, towards, samples, now, settings);
  }

  GenerateWish with(GenerationRequest.Settings now) {
    return new GenerateWish(set, sentence, towards, samples, seed, now);
  }

  /** True if the clips lead from one sentence to another. */
  public boolean isWay() {
    return !towards.isBlank() && settings.method() == GenerationMethod.FLOW && samples > 1;
  }

  /** The clips before they form. */
  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      tiles.add(isWay() ? Tile.empty(seed, share(i)) : Tile.empty(seed + i, 0));
    }
    return tiles;
  }

  private double share(int i) {
    return (double) i / (samples - 1);
  }

  /** The request by which one clip is made again. */
  GenerationRequest request(Tile tile) {
    return new GenerationRequest(
        sentence,
        isWay()
            ? Optional.of(new GenerationRequest.Blend(towards, tile.share()))
            : Optional.empty(),
        List.of(tile.seed()),
        settings);
  }

  /** One request for all clips, or one for each step of the way. */
  List<GenerationRequest> requests() {
    if (!isWay()) {
      List<Long> seeds = LongStream.range(seed, seed + samples).boxed().toList();
      return List.of(new GenerationRequest(sentence, Optional.empty(), seeds, settings));
    }
    List<GenerationRequest> all = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      all.add(
          new GenerationRequest(
              sentence,
              Optional.of(new GenerationRequest.Blend(towards, share(i))),
              List.of(seed),
              settings));
    }
    return all;
  }
}
