package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page shows of the alignment: the text in colour, the matrix, the places. */
final class AttentionSection {
  private AttentionSection() {}

  /** Puts the values that the template takes into its model. */
  static void fill(
      Map<String, Object> model, Analysis a, ReportPictures pictures, ColorMap colors) {
    List<Word> words = Word.of(a.text());
    AttentionStack stack = a.attention(AttentionStack.Kind.ALIGNMENT).orElse(null);
    boolean shown = stack != null && !words.isEmpty();
    model.put("hasMatrix", shown);
    if (!shown) {
      model.put("text", List.of(Map.of("plain", PlainText.printable(a.text().text()))));
      return;
    }
    WordWeights weights = new WordWeights(stack.meanOverHeads(0));
    MatrixFigure matrix = new MatrixFigure(weights.matrix(), a.text(), colors);
    model.put("text", runningText(a.text(), words, weights, colors));
    model.put(
        "matrix",
        ReportPage.markup(
            matrix.draw(!pictures.clips().isEmpty(), "Alignment of tokens and clips")));
    model.put("max", PlainText.weight(matrix.max()));
    model.put("even", PlainText.weight(1f / a.clips().size()));
    model.put("legend", ReportPage.markup(legend(colors)));
    model.put("places", places(words, weights, pictures, colors));
    model.put("contentWords", words.stream().filter(Word::hasContent).count());
  }

  private static List<Map<String, Object>> places(
      List<Word> words, WordWeights weights, ReportPictures pictures, ColorMap colors) {
    return new PlaceFigure(weights, pictures, colors)
        .draw(words).stream()
            .map(
                p ->
                    Map.<String, Object>of(
                        "word", PlainText.printable(p.word().text()),
                        "clip", p.clip().index() + 1,
                        "time",
                            PlainText.time(p.clip().start())
                                + " – "
                                + PlainText.time(p.clip().end()),
                        "weight", PlainText.weight(p.weight()),
                        "svg", ReportPage.markup(p.svg())))
            .toList();
  }

  /** The text as it was typed, cut into words with a colour and what lies between them. */
  private static List<Map<String, Object>> runningText(
      TokenizedText text, List<Word> words, WordWeights weights, ColorMap colors) {
    float[] peaks = new float[words.size()];
    int[] peakClips = new int[words.size()];
    float max = 0;
    for (int i = 0; i < peaks.length; i++) {
      float[] byClip = weights.byClip(words.get(i));
      for (int c = 0; c < byClip.length; c++) {
        if (byClip[c] > peaks[i]) {
          peaks[i] = byClip[c];
          peakClips[i] = c;
        }
      }
      max = Math.max(max, peaks[i]);
    }
    List<Map<String, Object>> parts = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < peaks.length; i++) {
      Word word = words.get(i);
      plain(parts, "plain", text.text().substring(at, word.start()));
      double v = max == 0 ? 0 : peaks[i] / max;
      parts.add(
          Map.of(
              "word",
              PlainText.printable(word.text()),
              "color",
              colors.hex(v),
              "ink",
              ColorMap.isLight(colors.rgb(v)) ? "dark" : "light",
              "title",
              "most at "
                  + PlainText.clip(weights.clips().get(peakClips[i]))
                  + ": "
                  + PlainText.weight(peaks[i])));
      at = word.end();
    }
    plain(parts, text.truncated() ? "unread" : "plain", text.text().substring(at));
    return parts;
  }

  private static void plain(List<Map<String, Object>> parts, String kind, String characters) {
    if (!characters.isEmpty()) {
      parts.add(Map.of(kind, PlainText.printable(characters)));
    }
  }

  private static String legend(ColorMap colors) {
    int steps = 64;
    Svg svg = Svg.open(steps * 2, 10, "scale", "colour scale");
    for (int i = 0; i < steps; i++) {
      svg.rect(i * 2.0, 0, 2.05, 10, colors.hex(i / (steps - 1.0)), "", "");
    }
    return svg.close();
  }
}
