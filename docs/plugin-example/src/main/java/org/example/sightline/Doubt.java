package org.example.sightline;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.job.Progress;
import dev.sightline.core.task.VideoTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How undecided each head is: the entropy of its classes (Shannon, 1948), in bits. */
public final class Doubt implements VideoTask {
  @Override
  public String key() {
    return "doubt";
  }

  @Override
  public String title() {
    return "How undecided the heads are";
  }

  @Override
  public List<Line> answer(Analysis analysis, Progress progress) {
    List<Line> lines = new ArrayList<>();
    for (HeadResult head : analysis.heads()) {
      double bits = 0;
      for (float p : head.probabilities()) {
        bits -= p > 0 ? p * Math.log(p) / Math.log(2) : 0;
      }
      double most = Math.log(head.labels().size()) / Math.log(2);
      lines.add(new Line(head.head(), String.format(Locale.ROOT, "%.2f of %.2f bits", bits, most)));
    }
    return lines.isEmpty() ? List.of(new Line("", "This model has no heads.")) : lines;
  }
}
