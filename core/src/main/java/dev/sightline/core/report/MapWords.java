package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.numbers.AttentionScores;
import dev.sightline.core.numbers.ExplanationScores;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.report.ReportBlock.Fact;
import dev.sightline.core.report.ReportFigure.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a report says of maps. */
final class MapWords {
  /** Matrices of single layers above this number of cells are left to the JSON. */
  private static final int MOST_LAYER_CELLS = 8_000;

  /** Words whose places are shown at most. */
  static final int MOST_PLACES = 12;

  private MapWords() {}

  static List<ReportBlock> moments(Analysis a, ReportWords w) {
    Optional<AttentionStack> stack = shown(a);
    if (stack.isEmpty()) {
      return List.of(new ReportBlock.Note(absent(a, w)));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new ReportBlock.Artwork(
            "moments",
            w.text("moments.title"),
            matrixAlt(a, stack.get(), w),
            new ReportFigure.OfMap(
                stack.get().meanOverHeads(0),
                a.text(),
                AttentionScores.source(a, stack.get(), 0, AttentionScores.MEAN),
                true)));
    if (a.clips().size() == 1) {
      blocks.add(new ReportBlock.Note(w.text("moments.one")));
    }
    blocks.add(
        new ReportBlock.Note(w.text("moments.note", PlainText.weight(1f / a.clips().size()))));
    return blocks;
  }

  private static Optional<AttentionStack> shown(Analysis a) {
    return Word.of(a.text()).isEmpty()
        ? Optional.empty()
        : a.attention(AttentionStack.Kind.ALIGNMENT);
  }

  private static String absent(Analysis a, ReportWords w) {
    return w.text(a.text().isBlank() ? "map.noText" : "map.absent");
  }

  private static String matrixAlt(Analysis a, AttentionStack stack, ReportWords w) {
    WordWeights weights = new WordWeights(stack.meanOverHeads(0));
    StringBuilder words = new StringBuilder(w.text("matrix.alt"));
    Word.of(a.text()).stream()
        .filter(Word::hasContent)
        .sorted(Comparator.comparingDouble((Word x) -> -weights.focus(x)))
        .limit(3)
        .forEach(
            word -> {
              float[] byClip = weights.byClip(word);
              int best = best(byClip);
              words.append(
                  w.text(
                      "matrix.alt.word",
                      PlainText.printable(word.text()),
                      w.clip(weights.clips().get(best)),
                      PlainText.weight(byClip[best])));
            });
    return words.toString();
  }

  static List<ReportBlock> places(Analysis a, ReportWords w) {
    Optional<AttentionStack> stack = shown(a);
    if (stack.isEmpty()) {
      return List.of(new ReportBlock.Note(absent(a, w)));
    }
    List<Word> content = Word.of(a.text()).stream().filter(Word::hasContent).toList();
    List<Place> places = places(content, new WordWeights(stack.get().meanOverHeads(0)));
    if (places.isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("places.none")));
    }
    String which =
        places.size() < content.size()
            ? w.text("places.some", places.size(), content.size())
            : w.text("places.all");
    String bars = a.clips().size() > 1 ? w.text("places.bars") : "";
    return List.of(
        new ReportBlock.Paragraph(w.text("places.lead", which, a.grid().h(), a.grid().w(), bars)),
        new ReportBlock.Artwork(
            "places",
            w.text("places.title"),
            w.text(
                "places.alt",
                String.join(
                    w.text("list.comma"),
                    places.stream()
                        .map(p -> w.text("places.in", p.word(), w.clip(p.clip())))
                        .toList())),
            new ReportFigure.OfPlaces(places)));
  }

  /** The words whose attention is least even, in the order of the text. */
  private static List<Place> places(List<Word> words, WordWeights weights) {
    record Ranked(Word word, double focus) {}

    return words.stream()
        .map(w -> new Ranked(w, weights.focus(w)))
        .sorted(Comparator.comparingDouble((Ranked r) -> -r.focus))
        .limit(MOST_PLACES)
        .map(Ranked::word)
        .sorted(Comparator.comparingInt(Word::start))
        .map(
            w -> {
              float[] byClip = weights.byClip(w);
              int best = best(byClip);
              return new Place(
                  PlainText.printable(w.text()),
                  weights.clips().get(best),
                  byClip[best],
                  weights.place(w, best),
                  byClip,
                  weights.clips());
            })
        .toList();
  }

  private static int best(float[] byClip) {
    int best = 0;
    for (int c = 1; c < byClip.length; c++) {
      if (byClip[c] > byClip[best]) {
        best = c;
      }
    }
    return best;
  }

  static List<ReportBlock> fusion(Analysis a, ReportWords w) {
    AttentionStack stack = a.attention(AttentionStack.Kind.TEXT_TO_VIDEO).orElse(null);
    if (stack == null || a.text().isBlank()) {
      return List.of(new ReportBlock.Note(absent(a, w)));
    }
    if (a.text().tokens().size() * a.clips().size() > MOST_LAYER_CELLS) {
      return List.of(new ReportBlock.Note(w.text("fusion.many", ReportWriter.JSON)));
    }
    List<ReportBlock> out = new ArrayList<>();
    for (int layer = 0; layer < stack.layers(); layer++) {
      String title = w.text("fusion.title", layer + 1, stack.layers());
      out.add(
          new ReportBlock.Artwork(
              "layer-" + (layer + 1),
              w.text("fusion.heads", title, stack.heads()),
              w.text("fusion.alt", title),
              new ReportFigure.OfMap(
                  stack.meanOverHeads(layer),
                  a.text(),
                  AttentionScores.source(a, stack, layer, AttentionScores.MEAN),
                  false)));
    }
    return out;
  }

  static List<ReportBlock> chosen(ReportFacts facts, ReportWords w) {
    if (facts.maps().isEmpty()) {
      return List.of(new ReportBlock.Note(w.text("map.none")));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    for (int i = 0; i < facts.maps().size(); i++) {
      blocks.addAll(one(facts, facts.maps().get(i), i == 0 ? "" : "-" + (i + 1), w));
    }
    return blocks;
  }

  /**
   * @param suffix of the figures' names, which differ
   */
  private static List<ReportBlock> one(
      ReportFacts facts, ReportFacts.Explained map, String suffix, ReportWords w) {
    Explanation x = map.explanation();
    ExplainerFacts method = map.facts();
    Source source = ExplanationScores.source(facts.analysis(), x, method);
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(new ReportBlock.Facts(settings(facts.analysis(), x, method, source, w)));
    blocks.add(new ReportBlock.Paragraph(w.say(method.reading())));
    Optional<Scores.Matrix> matrix = ExplanationScores.matrix(x, method);
    if (matrix.isPresent() && !matrix.get().rows().isEmpty()) {
      blocks.add(drawn("map" + suffix, w.text("map.matrix"), matrix.get(), source, w));
      return blocks;
    }
    ExplanationScores.tokens(x, method)
        .filter(s -> !s.tokens().isEmpty())
        .ifPresent(
            s -> blocks.add(drawn("map-tokens" + suffix, w.text("map.tokens"), s, source, w)));
    ExplanationScores.clips(x, method)
        .ifPresent(s -> blocks.add(drawn("map-clips" + suffix, w.text("map.clips"), s, source, w)));
    return blocks;
  }

  private static ReportBlock drawn(
      String name, String of, Scores scores, Source source, ReportWords w) {
    String title = w.text("colon", w.say(source.method()), of);
    return new ReportBlock.Artwork(
        name,
        title,
        w.text(scores.signed() ? "map.altSigned" : "map.alt", title, w.say(scores.unit())),
        new ReportFigure.OfScores(scores, source));
  }

  private static List<Fact> settings(
      Analysis a, Explanation x, ExplainerFacts method, Source source, ReportWords w) {
    List<Fact> rows = new ArrayList<>();
    rows.add(new Fact(w.text("map.method"), w.say(method.title())));
    rows.add(new Fact(w.text("map.after"), method.citation()));
    rows.add(
        new Fact(
            w.text("map.explained"),
            method.ofTarget() ? PlainText.printable(x.target().key(a)) : w.text("map.everyClass")));
    rows.add(
        new Fact(
            w.text("map.layer"),
            source.layer().isEmpty() ? w.text("map.ownLayer") : w.say(source.layer())));
    rows.add(
        new Fact(
            w.text("map.head"),
            source.head().isEmpty() ? w.text("map.allHeads") : w.say(source.head())));
    rows.add(new Fact(w.text("map.unit"), w.say(method.unit())));
    rows.add(new Fact(w.text("map.signed"), w.text(x.signed() ? "yes" : "no")));
    rows.add(new Fact(w.text("map.passes"), String.valueOf(x.forwardPasses())));
    if (Double.isFinite(x.completenessGap())) {
      rows.add(
          new Fact(
              w.text("map.gap"),
              String.format(Locale.ROOT, "%+.4f", x.completenessGap()).replace('-', '−')));
    }
    return rows;
  }
}
