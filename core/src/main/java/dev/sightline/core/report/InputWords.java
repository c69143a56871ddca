package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.StreamInfo;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.report.ReportBlock.Fact;
import dev.sightline.core.report.ReportBlock.Part;
import dev.sightline.core.report.ReportBlock.PartKind;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report says of video and text. */
final class InputWords {
  /** Pictures of clips at most; more would be too small to be seen. */
  private static final int MOST_PICTURES = 12;

  private InputWords() {}

  static List<ReportBlock> video(ReportFacts facts, ReportWords w) {
    Analysis a = facts.analysis();
    VideoInfo v = a.video();
    List<Fact> rows = new ArrayList<>();
    rows.add(new Fact(w.text("video.file"), facts.videoName()));
    rows.add(
        new Fact(
            w.text("video.length"),
            v.durationEstimated()
                ? w.text("video.estimated", PlainText.time(v.duration()))
                : PlainText.time(v.duration())));
    rows.add(new Fact(w.text("video.picture"), v.displayWidth() + " × " + v.displayHeight()));
    rows.add(
        new Fact(
            w.text("video.rate"),
            v.frameRate().isZero() ? w.text("unavailable") : Svg.number(v.frameRate().toDouble())));
    rows.add(
        new Fact(w.text("video.codec"), codec(v, StreamInfo.Kind.VIDEO, w.text("unavailable"))));
    rows.add(new Fact(w.text("video.sound"), codec(v, StreamInfo.Kind.AUDIO, w.text("none"))));
    rows.add(new Fact(w.text("video.clips"), String.valueOf(a.clips().size())));
    rows.add(
        new Fact(
            w.text("video.tokens"),
            String.valueOf(a.text().tokens().stream().filter(t -> !t.isSpecial()).count())));
    rows.add(new Fact(w.text("video.model"), a.provenance().bundleName()));
    List<ReportBlock> blocks = new ArrayList<>();
    if (facts.changes().isPresent()) {
      blocks.add(new ReportBlock.Warning(w.text("video.changed", w.section(SectionKind.CHANGES))));
    }
    blocks.add(new ReportBlock.Facts(rows));
    if (!facts.pictures().clips().isEmpty()) {
      blocks.add(strip(a.clips(), w));
    }
    return blocks;
  }

  private static ReportBlock strip(List<Clip> clips, ReportWords w) {
    List<Clip> some = new ArrayList<>();
    int n = Math.min(MOST_PICTURES, clips.size());
    for (int i = 0; i < n; i++) {
      some.add(clips.get((int) ((2L * i + 1) * clips.size() / (2L * n))));
    }
    String title =
        n == clips.size()
            ? (n == 1 ? w.text("strip.one") : w.text("strip.all", n))
            : w.text("strip.some", n, clips.size());
    return new ReportBlock.Artwork(
        "clips",
        title,
        w.text(
            "strip.alt",
            title,
            PlainText.time(clips.getFirst().start()),
            PlainText.time(clips.getLast().end())),
        new ReportFigure.OfClips(some, clips));
  }

  private static String codec(VideoInfo v, StreamInfo.Kind kind, String none) {
    return v.streams().stream()
        .filter(s -> s.kind() == kind)
        .findFirst()
        .map(s -> PlainText.printable(s.codec()))
        .orElse(none);
  }

  static List<ReportBlock> text(Analysis a, ReportWords w) {
    if (a.text().isBlank()) {
      return List.of(new ReportBlock.Note(w.text("text.none")));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(new ReportBlock.Text(parts(a, w)));
    if (a.text().truncated()) {
      blocks.add(new ReportBlock.Note(w.text("text.cut")));
    }
    if (Float.isFinite(a.alignmentScore())) {
      blocks.add(
          new ReportBlock.Stated(
              String.format(Locale.ROOT, "%.3f", a.alignmentScore()).replace('-', '−'),
              w.text("text.fit")));
    }
    return blocks;
  }

  /** The text as it was typed, cut into words and what lies between them. */
  private static List<Part> parts(Analysis a, ReportWords w) {
    TokenizedText text = a.text();
    List<Word> words = Word.of(text);
    AttentionStack stack = a.attention(AttentionStack.Kind.ALIGNMENT).orElse(null);
    if (stack == null || words.isEmpty()) {
      return List.of(plain(text.text(), PartKind.PLAIN));
    }
    WordWeights weights = new WordWeights(stack.meanOverHeads(0));
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
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < peaks.length; i++) {
      Word word = words.get(i);
      if (word.start() > at) {
        parts.add(plain(text.text().substring(at, word.start()), PartKind.PLAIN));
      }
      parts.add(
          new Part(
              PlainText.printable(word.text()),
              PartKind.WORD,
              max == 0 ? 0 : peaks[i] / max,
              w.text(
                  "most", w.clip(weights.clips().get(peakClips[i])), PlainText.weight(peaks[i]))));
      at = word.end();
    }
    if (at < text.text().length()) {
      parts.add(
          plain(text.text().substring(at), text.truncated() ? PartKind.UNREAD : PartKind.PLAIN));
    }
    return parts;
  }

  private static Part plain(String characters, PartKind kind) {
    return new Part(PlainText.printable(characters), kind, 0, "");
  }
}
