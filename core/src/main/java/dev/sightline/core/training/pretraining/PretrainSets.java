package dev.sightline.core.training.pretraining;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.bert.FrozenTextEncoder;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.laboratory.LaboratoryGrids;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The pairs of a recipe under its frozen encoders. Owns encoders and features; nothing that came
 * from here can be read once it is closed.
 */
final class PretrainSets implements AutoCloseable {
  /** Names of the sets, as recipes and figures have them. */
  static final String PHOTOGRAPHS = "photographs";

  static final String VIDEOS = "videos";
  static final String CAPTIONS = "captions";
  static final String STATEMENTS = "statements";

  /** Views of each still of a video, as the heads' training makes them. */
  private static final int VIDEO_VIEWS = 2;

  private final PretrainRecipe recipe;
  private final Path data;
  private final BertTokenizer tokenizer;
  private final FrozenTextEncoder encoder;
  private final Optional<CaptionGrids> photographs;
  private final Optional<LaboratoryGrids> laboratory;

  /**
   * @param data the folder of the sets; null for a recipe of the laboratory
   * @param base the model whose video encoder sees the laboratory; null for one of photographs
   * @param work where features are kept
   */
  PretrainSets(TorchEngine engine, PretrainRecipe recipe, Path data, ModelBundle base, Path work)
      throws SightlineException {
    this.recipe = recipe;
    this.data = data;
    tokenizer = BertTokenizer.of(recipe.text());
    encoder = new FrozenTextEncoder(recipe.text().onnx(), 1);
    if (recipe.laboratory().isPresent()) {
      photographs = Optional.empty();
      laboratory = Optional.of(new LaboratoryGrids(base, recipe.laboratory().get().world(), work));
    } else {
      photographs = Optional.of(new CaptionGrids(engine, recipe.model(), recipe.text(), work));
      laboratory = Optional.empty();
    }
  }

  /** Reads texts. */
  TextStates states() {
    return new EncodedTexts(encoder);
  }

  /** Text as tokens. */
  BertTokenizer tokenizer() {
    return tokenizer;
  }

  /** The sets that are learned from. */
  List<Pairs> train(Progress progress) throws SightlineException {
    return sets(true, progress);
  }

  /** The same sets' items that are looked at and not learned from. */
  List<Pairs> dev(Progress progress) throws SightlineException {
    return sets(false, progress);
  }

  private List<Pairs> sets(boolean train, Progress progress) throws SightlineException {
    if (laboratory.isPresent()) {
      PretrainRecipe.World w = recipe.laboratory().orElseThrow();
      Split split = train ? Split.TRAIN : Split.DEV;
      LaboratoryGrids grids = laboratory.get();
      return List.of(
          Pairs.of(
              CAPTIONS,
              grids.told(LabTask.CAPTION, split, train ? w.captions() : w.dev(), progress),
              tokenizer),
          Pairs.of(
              STATEMENTS,
              grids.told(LabTask.MATCH, split, train ? w.statements() : w.dev(), progress),
              tokenizer));
    }
    String split = train ? "train" : "dev";
    CaptionGrids grids = photographs.orElseThrow();
    return List.of(
        Pairs.of(
            PHOTOGRAPHS,
            grids.photographs(data, split, recipe.text().language(), 1, progress),
            tokenizer),
        Pairs.of(VIDEOS, grids.videos(data, split, train ? VIDEO_VIEWS : 1, progress), tokenizer));
  }

  /** The actions set, for a recipe of photographs. */
  CaptionGrids.Labelled actions(String split, Progress progress) throws SightlineException {
    return photographs
        .orElseThrow()
        .actions(data, split, split.equals("train") ? VIDEO_VIEWS : 1, progress);
  }

  /** Items of a task, for a recipe of the laboratory. */
  CaptionGrids.Labelled task(LabTask task, Split split, int count, Progress progress)
      throws SightlineException {
    return laboratory.orElseThrow().labelled(task, split, count, progress);
  }

  @Override
  public void close() {
    photographs.ifPresent(CaptionGrids::close);
    laboratory.ifPresent(LaboratoryGrids::close);
    encoder.close();
    tokenizer.close();
  }
}
