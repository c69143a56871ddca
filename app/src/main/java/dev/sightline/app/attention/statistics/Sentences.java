package dev.sightline.app.attention.statistics;

import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.Words;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import dev.sightline.core.analysis.statistics.AttentionStatistics.Unit;
import dev.sightline.core.analysis.statistics.HeadStatistics;
import dev.sightline.core.analysis.statistics.Sink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the numbers of a map say, in sentences. Pure. */
final class Sentences {
  /** Below this share of the largest entropy a head is called sharp. */
  static final double SHARP = 0.4;

  /** Above this share of the largest entropy a head is called nearly even. */
  static final double EVEN = 0.8;

  /** From this share on, sinks are said to matter. */
  static final double SINKS = 0.3;

  /** Below this share, sinks are said to take little. */
  static final double FEW_SINKS = 0.1;

  private Sentences() {}

  /**
   * @param choice which layer and head, or the mean of a layer's heads
   * @param withoutSinks whether the other views show the map without sinks
   */
  static List<String> of(AttentionStatistics s, MapChoice choice, boolean withoutSinks) {
    if (s.heads().isEmpty()) {
      return List.of(Messages.text("statistics.noWords"));
    }
    boolean one = choice.isOneHead();
    HeadStatistics numbers = one ? s.head(choice.layer(), choice.head()) : s.layer(choice.layer());
    boolean single = s.heads().size() == 1 && s.heads().getFirst().size() == 1;
    String name =
        single
            ? Names.kind(choice.kind())
            : one
                ? Messages.text(
                    "statistics.head", Names.layer(choice.layer()), Names.head(choice.head()))
                : Messages.text("statistics.layer", Names.layer(choice.layer()));
    List<String> out = new ArrayList<>();
    out.add(sharpness(name, numbers, s.keys()));
    distance(s.unit(), numbers).ifPresent(out::add);
    out.add(sinks(name, numbers));
    if (withoutSinks && !numbers.sinks().isEmpty()) {
      out.add(Messages.text("statistics.withoutSinks"));
    }
    if (!single) {
      out.add(extremes(s));
    }
    return List.copyOf(out);
  }

  private static String sharpness(String name, HeadStatistics n, int keys) {
    String verdict =
        n.evenness() < SHARP
            ? "statistics.sharp"
            : n.evenness() > EVEN ? "statistics.even" : "statistics.between";
    return Messages.text(
        "statistics.entropy",
        name,
        Words.decimal(n.entropy()),
        Words.finePercent(n.evenness()),
        Integer.toString(keys),
        Messages.text(verdict));
  }

  private static java.util.Optional<String> distance(Unit unit, HeadStatistics n) {
    return switch (unit) {
      case TOKENS ->
          java.util.Optional.of(
              Messages.text("statistics.distance.tokens", oneDecimal(n.distance().orElseThrow())));
      case MILLISECONDS ->
          java.util.Optional.of(
              Messages.text("statistics.distance.time", whole(n.distance().orElseThrow())));
      case NONE -> java.util.Optional.empty();
    };
  }

  private static String sinks(String name, HeadStatistics n) {
    if (n.sinks().isEmpty()) {
      return Messages.text("statistics.sinks.none");
    }
    String list =
        Stream.of(Sink.values())
            .filter(n.sinks()::containsKey)
            .map(Sentences::sink)
            .reduce((a, b) -> Messages.text("statistics.and", a, b))
            .orElseThrow();
    String key =
        n.sinkShare() >= SINKS
            ? "statistics.sinks.much"
            : n.sinkShare() >= FEW_SINKS ? "statistics.sinks.some" : "statistics.sinks.little";
    return Messages.text(key, Words.percent(n.sinkShare()), name, list);
  }

  private static String sink(Sink sink) {
    return switch (sink) {
      case CLS -> "[CLS]";
      case SEP -> "[SEP]";
      case PADDING -> Messages.text("statistics.padding");
      case OTHER -> Messages.text("statistics.otherSpecial");
    };
  }

  private static String extremes(AttentionStatistics s) {
    record At(int layer, int head, double evenness) {}
    List<At> all = new ArrayList<>();
    for (int l = 0; l < s.heads().size(); l++) {
      for (int h = 0; h < s.heads().get(l).size(); h++) {
        all.add(new At(l, h, s.head(l, h).evenness()));
      }
    }
    At sharpest = all.stream().min(Comparator.comparingDouble(At::evenness)).orElseThrow();
    At most = all.stream().max(Comparator.comparingDouble(At::evenness)).orElseThrow();
    return Messages.text(
        "statistics.extremes",
        Messages.text(
            "statistics.head", Names.layer(sharpest.layer()), Names.head(sharpest.head())),
        Words.finePercent(sharpest.evenness()),
        Messages.text("statistics.head", Names.layer(most.layer()), Names.head(most.head())),
        Words.finePercent(most.evenness()));
  }

  private static String oneDecimal(double v) {
    return String.format(Locale.ROOT, "%.1f", v);
  }

  private static String whole(double v) {
    return String.format(Locale.ROOT, "%,d", Math.round(v));
  }
}
