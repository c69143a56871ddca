package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.figure.PngEncoder;
import dev.sightline.core.figure.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whole sets of facts, with drawn pictures. */
public final class ReportFixture {
  private ReportFixture() {}

  /** Facts of a text beside a number of clips. */
  public static ReportFacts facts(String file, String text, int clips) {
    Analysis a = AnalysisFixture.of(file, text, clips, 7);
    return new ReportFacts(
        a,
        pictures(clips),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new ReportFacts.Shared(
                "animals / pets", ModalityShare.ofProbabilities(0.1, 0.3, 0.4, 0.8))),
        ReportFacts.Beside.of(
            new ModelFacts(
                "everyday",
                "1.3",
                "ab".repeat(32),
                "Apache-2.0",
                List.of("topics", "actions"),
                """
                # everyday 1.3

                A video–text model: which words of a text fit which clips.

                ## Figures

                | task | split | items | figure | value | interval |
                |---|---|---|---|---|---|
                | topics | dev | 244 | both.accuracy | 55.3 | 48.8 – 61.5 |
                | topics | dev | 244 | both.ece | 10.1 | 6.0 – 14.2 |

                ## Limits

                - It knows `20` topics and
                  always ranks them.
                - It sees little.
                """)));
  }

  /** A picture for each clip: a slope of colours. */
  public static ReportPictures pictures(int clips) {
    List<Picture> all = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      all.add(picture(i));
    }
    return new ReportPictures(all);
  }

  /** A picture that can be told from others. */
  public static Picture picture(int seed) {
    int w = 64;
    int h = 36;
    int[] argb = new int[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        argb[y * w + x] = 0xFF000000 | (x * 3) << 16 | (y * 6) << 8 | (seed * 37 + x + y) % 256;
      }
    }
    Raster raster = new Raster(w, h, argb);
    return new Picture(raster, "image/png", PngEncoder.encode(raster));
  }
}
