package dev.sightline.core.training.caption;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.model.caption.BeamPlan;
import dev.sightline.core.model.caption.BeamSearch;
import dev.sightline.core.model.caption.CaptionDecoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.CaptionWords;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.CaptionScores;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Generates a caption of each item of a set and scores it against what people wrote. */
public final class CaptionMeasures {
  /** Clips of an item that are looked at, at most. */
  private static final int CLIPS = 4;

  private final CaptionDecoder decoder;
  private final BeamPlan plan;
  private final Bootstrap bootstrap;

  public CaptionMeasures(CaptionDecoder decoder, BeamPlan plan, Bootstrap bootstrap) {
    this.decoder = decoder;
    this.plan = plan;
    this.bootstrap = bootstrap;
  }

  /**
   * The generated captions.
   *
   * @return one for each item, with its references
   */
  public List<CaptionScores.Item> generate(
      CaptionGrids.Set set, CaptionStyle style, Progress progress) throws SightlineException {
    BeamSearch search = new BeamSearch(decoder, plan);
    List<CaptionScores.Item> items = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      progress.update((double) i / set.size(), Phrase.of("captions of {0}s", style.key()));
      List<Long> clips = set.clipsOf().get(i).getFirst();
      float[] grid = new float[Math.min(CLIPS, clips.size()) * set.cells().rowLength()];
      for (int c = 0; c * set.cells().rowLength() < grid.length; c++) {
        float[] row = set.cells().row(clips.get(c));
        System.arraycopy(row, 0, grid, c * row.length, row.length);
      }
      List<String> said =
          search.caption(grid, style, progress).words().stream().map(w -> w.text()).toList();
      items.add(
          new CaptionScores.Item(
              said, set.captions().get(i).stream().map(CaptionWords::of).toList()));
    }
    return items;
  }

  /** The figures of generated captions, each with its interval. */
  public Map<String, Interval> figures(List<CaptionScores.Item> items) {
    List<CaptionScores.BleuCounts> counts = items.stream().map(CaptionScores::bleuCounts).toList();
    Map<String, Interval> figures = new LinkedHashMap<>();
    for (int n = 0; n < 4; n++) {
      int order = n;
      figures.put(
          "bleu" + (n + 1),
          bootstrap.of(
              items.size(),
              drawn ->
                  CaptionScores.bleu(Arrays.stream(drawn).mapToObj(counts::get).toList())[order]));
    }
    figures.put("cider", bootstrap.mean(CaptionScores.cider(items)));
    figures.put(
        "rouge_l", bootstrap.mean(items.stream().mapToDouble(CaptionScores::rouge).toArray()));
    double[] alone = new double[items.size()];
    Map<List<String>, Long> times =
        items.stream()
            .collect(Collectors.groupingBy(CaptionScores.Item::said, Collectors.counting()));
    Arrays.setAll(alone, i -> times.get(items.get(i).said()) == 1 ? 1 : 0);
    figures.put("said_once", bootstrap.mean(alone));
    return figures;
  }
}
