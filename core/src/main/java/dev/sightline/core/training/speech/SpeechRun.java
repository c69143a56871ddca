package dev.sightline.core.training.speech;

import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.SpeechBundle;
import dev.sightline.core.model.bundle.SpeechFiles;
import dev.sightline.core.model.speech.SpeechEncoder;
import dev.sightline.core.model.speech.SpeechHeads;
import dev.sightline.core.model.speech.SpeechSizes;
import dev.sightline.core.model.speech.SpeechVectors;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.data.Dialogues;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains heads for speech by a recipe and measures them on dev. Minutes on one core. */
public final class SpeechRun {
  /** Shares of the work, for the progress. */
  private static final double ENCODED = 0.6;

  private static final double TRAINED = 0.9;

  /** A value that hardly varies must not be blown up. */
  private static final double LEAST_SCALE = 1e-3;

  private final Path work;

  /**
   * @param work where the folder of the heads is written
   */
  public SpeechRun(Path work) {
    this.work = work;
  }

  /**
   * @param data the folder that holds {@code meld/}
   * @return the folder of the finished heads
   * @throws SightlineException if the set is missing, the disk is full, or the user cancelled
   */
  public Path run(SpeechRecipe recipe, Path data, Progress progress) throws SightlineException {
    BuiltInText text =
        BuiltInText.of(recipe.textEncoder())
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.DATA,
                        Phrase.of("There is no text encoder {0}.", recipe.textEncoder())));
    SpeechSet train;
    SpeechSet dev;
    try (SpeechEncoder encoder = new SpeechEncoder(text, recipe.speech(), 1)) {
      train =
          SpeechSet.of(
              Dialogues.of(data, "train"), encoder, new PartOfProgress(progress, 0, ENCODED));
      dev =
          SpeechSet.of(
              Dialogues.of(data, "dev"), encoder, new PartOfProgress(progress, ENCODED, ENCODED));
    }
    Map<String, FloatTensor> weights =
        train(recipe, train, new PartOfProgress(progress, ENCODED, TRAINED));
    Path folder = work.resolve(recipe.name());
    SpeechBundle.Description draft =
        new SpeechBundle.Description(
            SpeechBundle.Description.SCHEMA,
            recipe.name(),
            recipe.version(),
            "Apache-2.0",
            text.id(),
            recipe.speech(),
            List.of(),
            List.of());
    SpeechFiles.write(folder, draft, TensorFile.of(weights), "");
    // as they were written, float16 and all
    Evaluation measured =
        SpeechEvaluator.measure(SpeechFiles.open(folder), dev, "dev", recipe.seed());
    SpeechFiles.write(
        folder,
        new SpeechBundle.Description(
            draft.schema(),
            draft.name(),
            draft.version(),
            draft.licence(),
            draft.textEncoder(),
            draft.sizes(),
            measured.asMetrics(SpeechEvaluator.command("dev")),
            List.of()),
        TensorFile.of(weights),
        SpeechCard.of(recipe, train.size(), dev.size(), measured));
    progress.update(1, Phrase.of("heads for speech"));
    return folder;
  }

  private static Map<String, FloatTensor> train(
      SpeechRecipe recipe, SpeechSet train, Progress progress) throws SightlineException {
    SpeechSizes sizes = recipe.speech();
    float[] mean = new float[sizes.own()];
    float[] scale = new float[sizes.own()];
    statistics(train, mean, scale);
    List<float[]> rows = new ArrayList<>();
    for (SpeechSet.Dialogue d : train.dialogues()) {
      List<float[]> scaled = d.vectors().stream().map(v -> scaled(v, mean, scale)).toList();
      for (int i = 0; i < scaled.size(); i++) {
        rows.add(SpeechVectors.inDialogue(scaled, d.said(), i, sizes));
      }
    }
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    weights.put(SpeechHeads.MEAN, FloatTensor.of(mean, mean.length));
    weights.put(SpeechHeads.SCALE, FloatTensor.of(scale, scale.length));
    SoftmaxRegression.Plan plan =
        new SoftmaxRegression.Plan(recipe.ridge(), recipe.rate(), recipe.steps(), recipe.batch());
    double part = 0;
    for (Map.Entry<String, List<String>> head : SpeechHeads.heads().entrySet()) {
      int classes = head.getValue().size();
      SoftmaxRegression regression = new SoftmaxRegression(classes, sizes.width());
      int[] labels = train.labels(head.getKey()).stream().mapToInt(Integer::intValue).toArray();
      regression.train(
          rows, labels, plan, recipe.seed(), new PartOfProgress(progress, part, part + 0.5));
      part += 0.5;
      weights.put(
          head.getKey() + ".weight", FloatTensor.of(regression.weight(), classes, sizes.width()));
      weights.put(head.getKey() + ".bias", FloatTensor.of(regression.bias(), classes));
    }
    return weights;
  }

  private static void statistics(SpeechSet set, float[] mean, float[] scale) {
    double[] sum = new double[mean.length];
    double[] square = new double[mean.length];
    int n = set.size();
    for (SpeechSet.Dialogue d : set.dialogues()) {
      for (float[] v : d.vectors()) {
        for (int i = 0; i < v.length; i++) {
          sum[i] += v[i];
          square[i] += (double) v[i] * v[i];
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      double m = sum[i] / n;
      mean[i] = (float) m;
      scale[i] = (float) (Math.sqrt(Math.max(0, square[i] / n - m * m)) + LEAST_SCALE);
    }
  }

  private static float[] scaled(float[] v, float[] mean, float[] scale) {
    float[] out = new float[v.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (v[i] - mean[i]) / scale[i];
    }
    return out;
  }
}
