package dev.sightline.core.report;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.media.Clip;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportFigure.OfClasses;
import dev.sightline.core.report.ReportFigure.Place;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks of a report as the template of the page takes them. One page. */
final class HtmlBlocks {
  private final ReportDocument document;
  private final String chapter;
  private final ColorMap colors;
  private final ReportWords words;

  /**
   * @param chapter before every id and name, so that no two chapters share one; empty for the first
   */
  HtmlBlocks(ReportDocument document, String chapter, ColorMap colors) {
    this.document = document;
    this.chapter = chapter;
    this.colors = colors;
    this.words = ReportWords.of(document);
  }

  /** What the template needs of one block; {@code kind} says which. */
  Map<String, Object> of(ReportBlock block) {
    return switch (block) {
      case ReportBlock.Facts b -> Map.of("kind", "facts", "facts", b.facts());
      case ReportBlock.Paragraph b -> Map.of("kind", "lead", "text", b.text());
      case ReportBlock.Note b -> Map.of("kind", "note", "text", b.text());
      case ReportBlock.Warning b -> Map.of("kind", "verdict", "text", b.text());
      case ReportBlock.Stated b -> Map.of("kind", "stated", "value", b.value(), "text", b.text());
      case ReportBlock.Bullets b -> Map.of("kind", "bullets", "points", b.points());
      case ReportBlock.Table b ->
          Map.of(
              "kind", "table",
              "caption", b.caption(),
              "columns", b.columns(),
              "rows", b.rows(),
              "numbers", b.numbers());
      case ReportBlock.Text b ->
          Map.of("kind", "text", "parts", b.parts().stream().map(this::part).toList());
      case ReportBlock.Artwork b -> figure(b);
    };
  }

  private Map<String, Object> part(ReportBlock.Part part) {
    return switch (part.kind()) {
      case PLAIN -> Map.of("plain", part.characters());
      case UNREAD -> Map.of("unread", part.characters());
      case WORD ->
          Map.of(
              "word",
              part.characters(),
              "color",
              colors.hex(part.strength()),
              "ink",
              ColorMap.isLight(colors.rgb(part.strength())) ? "dark" : "light",
              "title",
              part.title());
    };
  }

  private Map<String, Object> figure(ReportBlock.Artwork art) {
    return switch (art.figure()) {
      case ReportFigure.OfClips clips -> clips(clips);
      case ReportFigure.OfMap map -> map(art, map);
      case ReportFigure.OfScores scores -> scores(art, scores);
      case ReportFigure.OfPlaces places ->
          Map.of("kind", "places", "places", places.places().stream().map(this::place).toList());
      case OfClasses classes -> classes(classes);
    };
  }

  private Map<String, Object> clips(ReportFigure.OfClips clips) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Clip clip : clips.clips()) {
      still(clip).ifPresent(out::add);
    }
    List<Map<String, Object>> film = new ArrayList<>();
    for (Clip clip : clips.all()) {
      still(clip).ifPresent(film::add);
    }
    return Map.of(
        "kind",
        "clips",
        "clips",
        out,
        "film",
        film.size() > 1 ? film : List.of(),
        "name",
        chapter + "film");
  }

  /** The picture of a clip, which the page defines once. */
  private Optional<Map<String, Object>> still(Clip clip) {
    return document
        .pictures()
        .clip(clip.index())
        .map(
            picture -> {
              double width = 160;
              double height = width / picture.aspect();
              String name = words.clip(clip);
              Svg svg = Svg.open(width, height, "still", name);
              svg.use(MatrixFigure.clipId(chapter, clip.index()), 0, 0, width, height, name);
              return Map.of(
                  "svg",
                  ReportPage.markup(svg.close()),
                  "time",
                  PlainText.time(clip.start()),
                  "name",
                  name);
            });
  }

  private Map<String, Object> map(ReportBlock.Artwork art, ReportFigure.OfMap map) {
    MatrixFigure figure =
        new MatrixFigure(TokenClipMatrix.of(map.map()), map.text(), colors, words, chapter);
    boolean thumbnails = map.first() && !document.pictures().clips().isEmpty();
    return Map.of(
        "kind", map.first() ? "matrix" : "layer",
        "title", art.title(),
        "max", PlainText.weight(figure.max()),
        "brightest", words.text("layer.brightest", PlainText.weight(figure.max())),
        "legend", ReportPage.markup(legend()),
        "svg", ReportPage.markup(figure.draw(thumbnails, art.title())));
  }

  /** Drawn as on paper: signed scores, gaps and squares have their rules there. */
  private Map<String, Object> scores(ReportBlock.Artwork art, ReportFigure.OfScores scores) {
    Figure figure =
        PaperFigures.scores(
            scores, new Look(colors, ScaleMode.WHOLE_MAP, Paper.LIGHT, words.language().wording()));
    try {
      byte[] svg = FigureWriter.write(figure, FigureFormat.SVG, FigureSize.PAGE);
      return Map.of(
          "kind",
          "picture",
          "title",
          art.title(),
          "alt",
          art.alt(),
          "uri",
          "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
    } catch (SightlineException e) {
      throw new IllegalStateException("SVG has no pixels", e);
    }
  }

  private Map<String, Object> place(Place p) {
    return Map.of(
        "word", p.word(),
        "time", PlainText.time(p.clip().start()) + " – " + PlainText.time(p.clip().end()),
        "weight", PlainText.weight(p.weight()),
        "svg", ReportPage.markup(new PlaceFigure(document, chapter, colors, words).draw(p)));
  }

  private Map<String, Object> classes(OfClasses classes) {
    HeadResult head = classes.head();
    List<Map<String, Object>> bars = new ArrayList<>();
    List<Integer> top = head.top(OfClasses.BARS);
    List<Integer> drawn = top.subList(0, Math.min(OfClasses.LINES, top.size()));
    for (int i = 0; i < top.size(); i++) {
      float p = head.probabilities().get(top.get(i));
      bars.add(
          Map.of(
              "label", PlainText.printable(head.labels().get(top.get(i))),
              "percent", PlainText.percent(p),
              "width", Svg.number(p * 100.0),
              "series", i < drawn.size() ? "s" + (i + 1) : ""));
    }
    Map<String, Object> out = new HashMap<>();
    out.put("kind", "classes");
    out.put("title", PlainText.printable(classes.title()));
    out.put("classes", words.text("classes.count", head.labels().size()));
    out.put("bars", bars);
    out.put("foreign", head.isForeign());
    out.put(
        "course",
        ReportPage.markup(
            classes.hasCourse() ? CourseFigure.draw(head, drawn, classes.clips(), words) : ""));
    return out;
  }

  private String legend() {
    int steps = 64;
    Svg svg = Svg.open(steps * 2, 10, "scale", words.text("scale"));
    for (int i = 0; i < steps; i++) {
      svg.rect(i * 2.0, 0, 2.05, 10, colors.hex(i / (steps - 1.0)), "", "");
    }
    return svg.close();
  }
}
