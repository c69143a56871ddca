package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.ClipSampler;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How text and video are cut up before a model reads them. */
final class ReadingExamples {
  /** Frames a second that strides refer to. */
  private static final int RATE = 25;

  private static final int SECONDS = 12;
  private static final int MOST_CLIPS = 128;

  private ReadingExamples() {}

  /** A typed text as the tokens of the English text encoder. */
  static Example tokens() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of();
      }

      @Override
      public String text() {
        return Messages.text("example.token.text");
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) throws SightlineException {
        try (BertTokenizer tokenizer = BertTokenizer.of(BuiltInText.ALL_MINILM_L6_V2)) {
          TokenizedText read = tokenizer.tokenize(text);
          List<Row> rows = new ArrayList<>();
          for (Token token : read.tokens()) {
            rows.add(
                new Row(
                    token.piece(),
                    text.isEmpty() ? 0 : (double) (token.end() - token.start()) / text.length(),
                    token.isSpecial() ? "–" : token.start() + 1 + " – " + token.end()));
          }
          long words =
              read.tokens().stream().mapToInt(Token::word).filter(w -> w >= 0).distinct().count();
          return new Shown(rows, Messages.text("example.token.says", words, read.tokens().size()));
        }
      }
    };
  }

  /** Twelve seconds of video, cut by stride and frames of a clip. */
  static Example clips() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(Messages.text("example.clip.stride"), 1, 16, 4, true),
            new Knob(Messages.text("example.clip.frames"), 1, 16, 4, true));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        ClipPlan plan =
            new ClipPlan((int) values[1], (int) values[0], Fraction.of(RATE), MOST_CLIPS);
        List<Clip> clips = ClipSampler.sample(Fraction.of(SECONDS), plan);
        Clip first = clips.getFirst();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < first.frameTimes().size(); i++) {
          double at = first.frameTimes().get(i).toDouble();
          rows.add(
              new Row(
                  Messages.text("example.clip.frame", i + 1),
                  at / first.end().toDouble(),
                  String.format(Locale.ROOT, "%.2f s", at)));
        }
        return new Shown(
            rows,
            Messages.text(
                "example.clip.says",
                String.format(Locale.ROOT, "%.2f", plan.span().toDouble()),
                clips.size(),
                SECONDS));
      }
    };
  }
}
