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

  private static final String NO_TEXT = "Not available: without a text there is no map.";

  private MapWords() {}

  static List<ReportBlock> moments(Analysis a) {
    Optional<AttentionStack> stack = shown(a);
    if (stack.isEmpty()) {
      return List.of(new ReportBlock.Note(absent(a)));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new ReportBlock.Artwork(
            "moments",
            "Alignment of tokens and clips",
            matrixAlt(a, stack.get()),
            new ReportFigure.OfMap(
                stack.get().meanOverHeads(0),
                a.text(),
                AttentionScores.source(a, stack.get(), 0, AttentionScores.MEAN),
                true)));
    if (a.clips().size() == 1) {
      blocks.add(
          new ReportBlock.Note(
              "The video is one clip long, so every word has nowhere else to look."));
    }
    blocks.add(
        new ReportBlock.Note(
            "Each cell is the share of a token’s attention that a clip gets; every row sums to 1,"
                + " an even share is "
                + PlainText.weight(1f / a.clips().size())
                + "."));
    return blocks;
  }

  private static Optional<AttentionStack> shown(Analysis a) {
    return Word.of(a.text()).isEmpty()
        ? Optional.empty()
        : a.attention(AttentionStack.Kind.ALIGNMENT);
  }

  private static String absent(Analysis a) {
    return a.text().isBlank() ? NO_TEXT : "Not available: this model gives no such map.";
  }

  private static String matrixAlt(Analysis a, AttentionStack stack) {
    WordWeights weights = new WordWeights(stack.meanOverHeads(0));
    StringBuilder words = new StringBuilder("A row for each token, a column for each clip.");
    Word.of(a.text()).stream()
        .filter(Word::hasContent)
        .sorted(Comparator.comparingDouble((Word w) -> -weights.focus(w)))
        .limit(3)
        .forEach(
            w -> {
              float[] byClip = weights.byClip(w);
              int best = best(byClip);
              words.append(
                  String.format(
                      Locale.ROOT,
                      " “%s” looks most at %s, with %s of its attention.",
                      PlainText.printable(w.text()),
                      PlainText.clip(weights.clips().get(best)),
                      PlainText.weight(byClip[best])));
            });
    return words.toString();
  }

  static List<ReportBlock> places(Analysis a) {
    Optional<AttentionStack> stack = shown(a);
    if (stack.isEmpty()) {
      return List.of(new ReportBlock.Note(absent(a)));
    }
    List<Word> content = Word.of(a.text()).stream().filter(Word::hasContent).toList();
    List<Place> places = places(content, new WordWeights(stack.get().meanOverHeads(0)));
    if (places.isEmpty()) {
      return List.of(
          new ReportBlock.Note("Not available: the text has no word that names something."));
    }
    String which =
        places.size() < content.size()
            ? "The "
                + places.size()
                + " of "
                + content.size()
                + " words whose attention is least even"
            : "The words";
    return List.of(
        new ReportBlock.Paragraph(
            which
                + ", each on the clip that it looks at most. A clip has "
                + a.grid().h()
                + " × "
                + a.grid().w()
                + " places; colours between them are interpolated and relative to each word’s"
                + " strongest place. "
                + (a.clips().size() > 1 ? "The bars show the same word over the whole video. " : "")
                + "Words such as “the” and “of” are left out."),
        new ReportBlock.Artwork(
            "places",
            "Where words look in the picture",
            "Pictures of clips with a map over each: "
                + String.join(
                    ", ",
                    places.stream()
                        .map(p -> "“" + p.word() + "” in " + PlainText.clip(p.clip()))
                        .toList())
                + ".",
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

  static List<ReportBlock> fusion(Analysis a) {
    AttentionStack stack = a.attention(AttentionStack.Kind.TEXT_TO_VIDEO).orElse(null);
    if (stack == null || a.text().isBlank()) {
      return List.of(new ReportBlock.Note(absent(a)));
    }
    if (a.text().tokens().size() * a.clips().size() > MOST_LAYER_CELLS) {
      return List.of(
          new ReportBlock.Note(
              "Too many tokens and clips to be drawn here: the maps of each layer lie in "
                  + ReportWriter.JSON
                  + "."));
    }
    List<ReportBlock> out = new ArrayList<>();
    for (int layer = 0; layer < stack.layers(); layer++) {
      String title = "Cross-attention, layer " + (layer + 1) + " of " + stack.layers();
      out.add(
          new ReportBlock.Artwork(
              "layer-" + (layer + 1),
              title + ", mean of " + stack.heads() + " heads",
              title + ": a row for each token, a column for each clip.",
              new ReportFigure.OfMap(
                  stack.meanOverHeads(layer),
                  a.text(),
                  AttentionScores.source(a, stack, layer, AttentionScores.MEAN),
                  false)));
    }
    return out;
  }

  static List<ReportBlock> chosen(ReportFacts facts) {
    if (facts.map().isEmpty()) {
      return List.of(
          new ReportBlock.Note(
              "No method was chosen: the maps of this report are the alignment that the model"
                  + " itself was trained with."));
    }
    Explanation x = facts.map().get().explanation();
    ExplainerFacts method = facts.map().get().facts();
    Source source = ExplanationScores.source(facts.analysis(), x, method);
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(new ReportBlock.Facts(settings(facts.analysis(), x, method, source)));
    blocks.add(new ReportBlock.Paragraph(method.reading()));
    Optional<Scores.Matrix> matrix = ExplanationScores.matrix(x, method);
    if (matrix.isPresent() && !matrix.get().rows().isEmpty()) {
      blocks.add(drawn("map", "tokens × clips", matrix.get(), source));
      return blocks;
    }
    ExplanationScores.tokens(x, method)
        .filter(s -> !s.tokens().isEmpty())
        .ifPresent(s -> blocks.add(drawn("map-tokens", "tokens", s, source)));
    ExplanationScores.clips(x, method)
        .ifPresent(s -> blocks.add(drawn("map-clips", "clips", s, source)));
    return blocks;
  }

  private static ReportBlock drawn(String name, String of, Scores scores, Source source) {
    String title = source.method() + ": " + of;
    return new ReportBlock.Artwork(
        name,
        title,
        title
            + ", "
            + scores.unit()
            + (scores.signed() ? ", with a sign: negative speaks against." : "."),
        new ReportFigure.OfScores(scores, source));
  }

  private static List<Fact> settings(
      Analysis a, Explanation x, ExplainerFacts method, Source source) {
    List<Fact> rows = new ArrayList<>();
    rows.add(new Fact("Method", method.title()));
    rows.add(new Fact("After", method.citation()));
    rows.add(
        new Fact(
            "Explained",
            method.ofTarget() ? PlainText.printable(x.target().key(a)) : "every class alike"));
    rows.add(new Fact("Layer", source.layer().isEmpty() ? "the method’s own" : source.layer()));
    rows.add(new Fact("Head", source.head().isEmpty() ? "all together" : source.head()));
    rows.add(new Fact("Unit", method.unit()));
    rows.add(new Fact("Signed", x.signed() ? "yes" : "no"));
    rows.add(new Fact("Forward passes", String.valueOf(x.forwardPasses())));
    if (Double.isFinite(x.completenessGap())) {
      rows.add(
          new Fact(
              "Completeness gap",
              String.format(Locale.ROOT, "%+.4f", x.completenessGap()).replace('-', '−')));
    }
    return rows;
  }
}
