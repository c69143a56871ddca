package dev.sightline.core.training.generation;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.MadeClip;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clips that a generator makes of sentences of the training split, for other models to learn. */
public final class MadeClips {
  private MadeClips() {}

  /**
   * @param count clips, each of a sentence of its own
   * @throws SightlineException {@code UNSUPPORTED} if the generator makes something else than the
   *     laboratory, whose models alone learn from it; {@code CANCELLED} if the user stopped it
   */
  public static List<MadeClip> of(
      TorchEngine engine,
      GeneratorBundle bundle,
      GenerationMethod method,
      int count,
      Progress progress)
      throws SightlineException {
    if (bundle.description().sizes().set() != GeneratorSet.LABORATORY) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "{0} does not make clips of the laboratory, which are needed here.", bundle.title()));
    }
    LoneClips world =
        LoneClips.calm(bundle.description().worldSeed(), bundle.description().world());
    List<MadeClip> made = new ArrayList<>();
    try (Generator generator =
        new Generator(bundle.description().sizes(), bundle.weights().tensors(), engine)) {
      for (int i = 0; i < count; i++) {
        progress.checkCancelled();
        progress.update((double) i / count, Phrase.of("sentence {0}", i + 1));
        LoneClips.LoneClip clip = world.clip(Split.TRAIN, i);
        LoneClips.Said said = clip.said();
        made.add(
            new MadeClip(
                generator
                    .generate(
                        new GenerationRequest(
                            said.sentence(),
                            Optional.empty(),
                            List.of((long) i),
                            GenerationRequest.Settings.USUAL.with(method)),
                        Generator.Watcher.NONE,
                        Progress.NONE)
                    .getFirst()
                    .frames(),
                said.claim(),
                clip.shot()));
      }
    }
    return made;
  }
}
