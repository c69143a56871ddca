package dev.sightline.core.numbers;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Part;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an explanation says, as scores. Special tokens are left out. Pure. */
public final class ExplanationScores {
  private static final Phrase ERROR = Phrase.of("standard error");

  private ExplanationScores() {}

  /** Of tokens, if the method says something of them. */
  public static Optional<Scores.OfTokens> tokens(Explanation x, ExplainerFacts facts) {
    return x.hasTokens()
        ? Optional.of(ofTokens(x.tokenScores(), x, facts.unit(), x.signed()))
        : Optional.empty();
  }

  /** The standard errors of tokens, if the method has them. */
  public static Optional<Scores.OfTokens> tokenErrors(Explanation x) {
    return x.tokenErrors().length > 0
        ? Optional.of(ofTokens(x.tokenErrors(), x, ERROR.english(), false))
        : Optional.empty();
  }

  private static Scores.OfTokens ofTokens(float[] all, Explanation x, String unit, boolean signed) {
    List<Scores.Token> kept = kept(x);
    float[] values = new float[kept.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all[kept.get(i).index()];
    }
    return new Scores.OfTokens(kept, values, signed, unit);
  }

  /** Of clips, if the method says something of them. */
  public static Optional<Scores.OfClips> clips(Explanation x, ExplainerFacts facts) {
    return x.hasClips()
        ? Optional.of(new Scores.OfClips(spans(x), x.clipScores(), x.signed(), facts.unit()))
        : Optional.empty();
  }

  /** The standard errors of clips, if the method has them. */
  public static Optional<Scores.OfClips> clipErrors(Explanation x) {
    return x.clipErrors().length > 0
        ? Optional.of(new Scores.OfClips(spans(x), x.clipErrors(), false, ERROR.english()))
        : Optional.empty();
  }

  /** Of cells, if the method says something of them. */
  public static Optional<Scores.OfCells> cells(Explanation x, ExplainerFacts facts) {
    Axis.Cells axis = x.cells();
    return x.hasCells()
        ? Optional.of(
            new Scores.OfCells(
                spans(x),
                axis.grid().t(),
                axis.grid().h(),
                axis.grid().w(),
                x.cellScores(),
                x.signed(),
                facts.unit()))
        : Optional.empty();
  }

  /** Tokens × clips, a clip's cells added up, if the method says something of pairs. */
  public static Optional<Scores.Matrix> matrix(Explanation x, ExplainerFacts facts) {
    if (!x.hasMatrix()) {
      return Optional.empty();
    }
    TokenClipMatrix m = TokenClipMatrix.of(x.tokens(), x.cells(), x.matrix());
    List<Scores.Token> rows = kept(x);
    int clips = m.clips().size();
    float[] values = new float[rows.size() * clips];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(m.values(), rows.get(r).index() * clips, values, r * clips, clips);
    }
    return Optional.of(
        new Scores.Matrix(
            rows, new Scores.Columns.OfClips(spans(x)), values, x.signed(), facts.unit()));
  }

  /** Where it comes from. */
  public static Source source(Analysis a, Explanation x, ExplainerFacts facts) {
    return new Source(
        Phrase.of("{0} ({1})", facts.titlePhrase(), facts.citation()),
        x.part().layerName().isEmpty() ? Phrase.NONE : Phrase.of("layer {0}", x.part().layerName()),
        x.part().head() == Part.WHOLE ? Phrase.NONE : Phrase.of("head {0}", x.part().head() + 1),
        facts.ofTarget() ? x.target().key(a) : "",
        Phrase.NONE,
        Phrase.plain(a.provenance().bundleName()),
        Phrase.plain(a.provenance().bundleSha256()),
        Phrase.plain(String.valueOf(a.video().path().getFileName())),
        Phrase.plain(a.provenance().videoSha256()),
        Phrase.plain(a.text().text()),
        a.provenance().product());
  }

  private static List<Scores.Token> kept(Explanation x) {
    return IntStream.range(0, x.tokens().size())
        .filter(i -> !x.tokens().tokens().get(i).isSpecial())
        .mapToObj(i -> new Scores.Token(i, x.tokens().label(i)))
        .toList();
  }

  private static List<Scores.Span> spans(Explanation x) {
    return x.cells().clips().stream().map(Scores.Span::of).toList();
  }
}
