package dev.sightline.app.export;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixScores;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.whatif.ChangeWords;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.AttentionScores;
import dev.sightline.core.numbers.ExplanationScores;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.overlay.OverlayPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the window shows at one moment, as scores with their source. Immutable, so that it can be
 * written in the background while the window goes on.
 *
 * @param map the map
 * @param token the lit token, or {@link Selection#NONE}
 * @param clip the clip at the playhead, or {@link Selection#NONE}
 * @param time of the playhead, s
 * @param changes what is changed of text, video and model, in words; empty if nothing is
 */
public record Shown(ShownMap map, int token, int clip, Fraction time, List<String> changes) {
  public Shown {
    changes = List.copyOf(changes);
  }

  /** What is shown now; empty without an analysis. */
  public static Optional<Shown> now(Selection selection, CurrentMap current) {
    return Optional.ofNullable(current.shownProperty().get())
        .filter(m -> !m.matrix().rows().isEmpty())
        .map(
            m ->
                new Shown(
                    m,
                    selection.activeToken(),
                    selection.playheadClip().orElse(Selection.NONE),
                    selection.playheadProperty().get(),
                    changes(selection, m.analysis())));
  }

  private static List<String> changes(Selection selection, Analysis shown) {
    Outcome outcome = selection.outcomeProperty().get();
    return outcome == null || outcome.analysis() != shown
        ? List.of()
        : outcome.changes().entries().stream()
            .filter(ChangeList.Entry::on)
            .map(e -> ChangeWords.of(e.change(), outcome.original()))
            .toList();
  }

  /** The same with another word. */
  public Shown withToken(int other) {
    return new Shown(map, other, clip, time, changes);
  }

  /** What can be written of it. */
  public List<ExportContent> contents() {
    List<ExportContent> all = new ArrayList<>(List.of(ExportContent.MATRIX));
    if (hasWord()) {
      all.add(ExportContent.WORD);
    }
    if (map.matrix().onTimeLine() && hasClip()) {
      all.add(ExportContent.CLIP);
    }
    if (hasPlaces() && hasClip()) {
      all.add(ExportContent.PICTURE);
    }
    return all;
  }

  /** What a figure can be made of: {@link #contents()}, and the other ways of looking. */
  public List<ExportContent> figures() {
    List<ExportContent> all = new ArrayList<>(contents());
    if (map.hasWeights()) {
      all.add(ExportContent.HEADS);
    }
    all.add(ExportContent.FLOW);
    if (map.matrix().onTimeLine()) {
      all.add(ExportContent.LANES);
    }
    return all;
  }

  /** True if the map says something of places in the picture. */
  public boolean hasPlaces() {
    return map.hasPlaces();
  }

  /** True if a word is lit that has a row; a row of clips alone is no word's. */
  private boolean hasWord() {
    return token >= 0 && map.matrix().rowOf(token) >= 0;
  }

  private boolean hasClip() {
    return clip >= 0 && clip < map.analysis().clips().size();
  }

  /**
   * The values, with what they belong to.
   *
   * @throws IllegalArgumentException if that is none of {@link #contents()}
   */
  public Scores scores(ExportContent content) {
    if (!contents().contains(content)) {
      throw new IllegalArgumentException("nothing to show of " + content);
    }
    return switch (content) {
      case MATRIX -> matrix();
      case WORD -> word();
      case CLIP -> AttentionScores.tokens(matrix(), clip);
      case PICTURE -> places();
      case HEADS, FLOW, LANES -> throw new IllegalArgumentException(content + " is a figure");
    };
  }

  /** The maps of places of the lit word, or of all words, one for each clip. */
  public List<SpatialMap> maps() {
    int of = hasWord() ? token : OverlayPlan.ALL_WORDS;
    return IntStream.range(0, map.analysis().clips().size())
        .mapToObj(clip -> map.places(of, clip))
        .toList();
  }

  /** Whether values have a sign. */
  public boolean signed() {
    return map.matrix().traits().signed();
  }

  /** The rows and columns as the matrix view has them, not turned. */
  public Scores.Matrix matrix() {
    return MatrixScores.of(map);
  }

  private Scores word() {
    Scores.Matrix all = matrix();
    int row = map.matrix().rowOf(token);
    if (all.columns() instanceof Scores.Columns.OfTokens keys) {
      int n = keys.count();
      float[] values = Arrays.copyOfRange(all.values(), row * n, (row + 1) * n);
      return new Scores.OfTokens(keys.tokens(), values, all.signed(), all.unit());
    }
    return AttentionScores.clips(all, row);
  }

  private Scores places() {
    List<SpatialMap> maps = maps();
    int cells = maps.getFirst().values().length;
    float[] values = new float[maps.size() * cells];
    for (int c = 0; c < maps.size(); c++) {
      System.arraycopy(maps.get(c).values(), 0, values, c * cells, cells);
    }
    return new Scores.OfCells(
        map.analysis().clips().stream().map(Scores.Span::of).toList(),
        1,
        maps.getFirst().h(),
        maps.getFirst().w(),
        values,
        signed(),
        Messages.text("export.unit.places"));
  }

  /** Where the values come from, for captions and files. */
  public Source source(ExportContent content) {
    Analysis a = map.analysis();
    if (content == ExportContent.HEADS) {
      AttentionStack stack = a.attention(map.choice().kind()).orElseThrow();
      String heads = Messages.text("export.place.heads", stack.layers(), stack.heads());
      return placed(
          AttentionScores.source(a, stack, 0, 0).ofAll(""),
          new ArrayList<>(List.of(heads)),
          content);
    }
    if (map.explained().isPresent()) {
      Explained x = map.explained().get();
      return placed(
          ExplanationScores.source(a, x.explanation(), x.facts()), new ArrayList<>(), content);
    }
    AttentionStack stack = a.attention(map.choice().kind()).orElseThrow();
    Source whole = AttentionScores.source(a, stack, map.choice().layer(), map.choice().head());
    List<String> place = new ArrayList<>();
    if (map.matrix().traits().withoutSinks()) {
      place.add("special tokens left out and the rest rescaled");
    }
    return placed(whole, place, content);
  }

  /** The same with what part of it is drawn. */
  Source sourceOf(String part, ExportContent content) {
    Source whole = source(content);
    return whole.withPlace(whole.place().isEmpty() ? part : whole.place() + ", " + part);
  }

  private Source placed(Source whole, List<String> place, ExportContent content) {
    String part = place(content);
    if (!part.isEmpty()) {
      place.add(part);
    }
    if (!changes.isEmpty()) {
      place.add(Messages.text("export.changed", String.join("; ", changes)));
    }
    return place.isEmpty() ? whole : whole.withPlace(String.join(", ", place));
  }

  private String place(ExportContent content) {
    return switch (content) {
      case MATRIX, HEADS, FLOW -> "";
      case LANES -> Messages.text("export.place.lanes");
      case WORD -> quoted();
      case CLIP -> Words.clip(map.analysis().clips().get(clip));
      case PICTURE ->
          quoted() + String.format(java.util.Locale.ROOT, " at %.2f s", time.toDouble());
    };
  }

  private String quoted() {
    return !hasWord() ? "mean of all words" : "“" + Words.token(map.analysis().text(), token) + "”";
  }

  /** A name for a file of it, without its ending: {@code crossing matrix}. */
  public String fileName(ExportContent content) {
    return videoName()
        + " "
        + switch (content) {
          case MATRIX -> "matrix";
          case HEADS -> "heads";
          case FLOW -> "flow";
          case LANES -> "lanes";
          case WORD -> "word " + safe(Words.token(map.analysis().text(), token));
          case CLIP -> "clip " + (clip + 1);
          case PICTURE ->
              "picture" + (!hasWord() ? "" : " " + safe(Words.token(map.analysis().text(), token)));
        };
  }

  /** The video's name without its ending. */
  public String videoName() {
    String name = String.valueOf(map.analysis().video().path().getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The clip of the playhead. */
  Clip clipNow() {
    return map.analysis().clips().get(clip);
  }

  /** Letters, digits and dashes: what every file system takes. */
  private static String safe(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}-]+", "");
  }
}
