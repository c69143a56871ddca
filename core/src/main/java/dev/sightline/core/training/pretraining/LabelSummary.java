package dev.sightline.core.training.pretraining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Trials put together.
 *
 * @param rows one for each task, share of the labels and kind of weights
 */
public record LabelSummary(List<Row> rows) {
  public LabelSummary {
    rows = List.copyOf(rows);
  }

  /**
   * Mean and spread of some draws.
   *
   * @param task key of the head
   * @param share of the labels that was asked for
   * @param labels labels that were drawn
   * @param pretrained false: from fresh weights
   * @param video accuracy from the video alone
   * @param both accuracy from video and text
   */
  public record Row(
      String task, double share, int labels, boolean pretrained, Spread video, Spread both) {}

  /**
   * @param mean of the draws
   * @param deviation standard deviation of the draws (n − 1); 0 for one
   * @param n draws
   */
  public record Spread(double mean, double deviation, int n) {
    static Spread of(double[] values) {
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      return new Spread(
          mean, values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0, values.length);
    }
  }

  /** Puts trials together, in the order in which tasks and shares first come. */
  public static LabelSummary of(List<LabelTrial> trials) {
    List<Row> rows = new ArrayList<>();
    for (LabelTrial first : trials) {
      if (rows.stream()
          .anyMatch(
              r ->
                  r.task().equals(first.task())
                      && r.share() == first.share()
                      && r.pretrained() == first.pretrained())) {
        continue;
      }
      List<LabelTrial> own =
          trials.stream()
              .filter(
                  t ->
                      t.task().equals(first.task())
                          && t.share() == first.share()
                          && t.pretrained() == first.pretrained())
              .toList();
      rows.add(
          new Row(
              first.task(),
              first.share(),
              first.labels(),
              first.pretrained(),
              spread(own, LabelTrial::video),
              spread(own, LabelTrial::both)));
    }
    return new LabelSummary(rows);
  }

  private static Spread spread(List<LabelTrial> trials, ToDoubleFunction<LabelTrial> value) {
    return Spread.of(trials.stream().mapToDouble(value).toArray());
  }

  /**
   * Labels that fresh weights need to reach what pre-trained ones reach with {@code labels}, on the
   * line between the measured points (over the logarithm of the number of labels).
   *
   * @param side which accuracy
   * @return empty if the fresh weights never reach it
   */
  public OptionalDouble equal(String task, int labels, ToDoubleFunction<Row> side) {
    double wanted =
        rows.stream()
            .filter(r -> r.task().equals(task) && r.pretrained() && r.labels() == labels)
            .mapToDouble(side)
            .findFirst()
            .orElseThrow();
    List<Row> fresh = rows.stream().filter(r -> r.task().equals(task) && !r.pretrained()).toList();
    for (int i = 0; i < fresh.size(); i++) {
      double here = side.applyAsDouble(fresh.get(i));
      if (here >= wanted) {
        if (i == 0) {
          return OptionalDouble.of(fresh.get(i).labels());
        }
        double before = side.applyAsDouble(fresh.get(i - 1));
        double part = (wanted - before) / (here - before);
        return OptionalDouble.of(
            Math.exp(
                (1 - part) * Math.log(fresh.get(i - 1).labels())
                    + part * Math.log(fresh.get(i).labels())));
      }
    }
    return OptionalDouble.empty();
  }

  /** As a table in Markdown. */
  public String markdown() {
    StringBuilder out =
        new StringBuilder(
            """
            | task | labels asked | drawn | video, fresh | video, pre-trained | both, fresh | both, pre-trained | fresh labels for the same (video; both) |
            |---|---|---|---|---|---|---|---|
            """);
    for (Row r : rows) {
      if (r.pretrained()) {
        continue;
      }
      Row other =
          rows.stream()
              .filter(o -> o.task().equals(r.task()) && o.share() == r.share() && o.pretrained())
              .findFirst()
              .orElse(null);
      if (other == null) {
        continue;
      }
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f %% | %d | %s | %s | %s | %s | %s; %s |%n",
              r.task(),
              100 * r.share(),
              r.labels(),
              text(r.video()),
              text(other.video()),
              text(r.both()),
              text(other.both()),
              labels(equal(r.task(), r.labels(), o -> o.video().mean())),
              labels(equal(r.task(), r.labels(), o -> o.both().mean()))));
    }
    return out.toString();
  }

  private static String text(Spread s) {
    return String.format(Locale.ROOT, "%.1f ± %.1f", 100 * s.mean(), 100 * s.deviation());
  }

  private static String labels(OptionalDouble labels) {
    return labels.isPresent() ? String.format(Locale.ROOT, "%.0f", labels.getAsDouble()) : "–";
  }
}
