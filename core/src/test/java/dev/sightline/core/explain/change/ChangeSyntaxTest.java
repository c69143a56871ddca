package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSyntaxTest {
  private ChangeSyntax syntax;
  private List<Clip> clips;

  /** Ten seconds in sixteen clips. */
  @BeforeEach
  void open() throws Exception {
    VideoFeatures video = new FakeAnalyzer().encode(Path.of("a.mp4"), Progress.NONE);
    clips = video.clips();
    syntax = new ChangeSyntax(video, FakeAnalyzer.tokenize("a red dog runs"));
  }

  @Test
  void wordsClipsLayersAndHeadsCountFromOne() {
    WordRef dog = new WordRef(2, "dog");
    Span span = Span.of(clips.get(1), clips.get(3));
    assertThat(syntax.parse("mask-word:3")).isEqualTo(new Change.MaskWord(dog));
    assertThat(syntax.parse("word:3=big cat")).isEqualTo(new Change.ReplaceWord(dog, "big cat"));
    assertThat(syntax.parse("word:3=")).isEqualTo(new Change.ReplaceWord(dog, ""));
    assertThat(syntax.parse("swap-words:3,1"))
        .isEqualTo(new Change.SwapWords(dog, new WordRef(0, "a")));
    assertThat(syntax.parse("mask-clips:2-4")).isEqualTo(new Change.MaskClips(span));
    assertThat(syntax.parse("repeat-clip:1,2-4"))
        .isEqualTo(new Change.RepeatClip(Fraction.ZERO, span));
    assertThat(syntax.parse("head-off:video,1,2"))
        .isEqualTo(new Change.HeadOff(new CrossHead(Side.VIDEO, 0, 1)));
    assertThat(syntax.parse("layer-off:2")).isEqualTo(new Change.LayerOff(1));
    assertThat(syntax.parse("stride:8")).isEqualTo(new Change.Stride(8));
  }

  @Test
  void clipsMayBeOneARangeATimeOrAll() {
    assertThat(syntax.parse("freeze-clips:2"))
        .isEqualTo(new Change.FreezeClips(Span.of(clips.get(1), clips.get(1))));
    assertThat(syntax.parse("freeze-clips:all"))
        .isEqualTo(new Change.FreezeClips(Span.of(clips.getFirst(), clips.getLast())));
    assertThat(syntax.parse("freeze-clips:1.5s-3s"))
        .isEqualTo(new Change.FreezeClips(new Span(Fraction.of(3, 2), Fraction.of(3))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text=Two: words, and = more",
        "word:1=the",
        "mask-word:4",
        "swap-words:1,4",
        "mask-clips:1.5s-3s",
        "freeze-clips:0s-2.125s",
        "reverse-clips:0s-5s",
        "backwards-clips:0s-5s",
        "shuffle-clips:0s-10s,42",
        "repeat-clip:2.5s,4s-6s",
        "blur:10,20,30.5,40,0s-10s",
        "grey:0,0,100,100,0s-1s",
        "hide:25,25,50,50,2s-8s",
        "silence:text",
        "silence:video",
        "head-off:text,2,4",
        "layer-off:1",
        "stride:12",
        "shift:-0.2s"
      })
  void whatIsWrittenIsReadAgain(String line) {
    Change change = syntax.parse(line);
    assertThat(ChangeSyntax.format(change)).isEqualTo(line);
    assertThat(syntax.parse(ChangeSyntax.format(change))).isEqualTo(change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word:1~a=the",
        "word:9~a%2Cb%3D%25%7E=x=y",
        "mask-word:4~runs",
        "swap-words:1~,4~runs",
        "mask-clips:1/3s-2/3s",
        "repeat-clip:1/3s,4/7s-2/3s",
        "hide:12.345,0.001,33.333,66.667,0s-1s"
      })
  void exactChangesKeepSpellingsAndTimes(String line) {
    assertThat(ChangeSyntax.exact(syntax.parse(line))).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "nonsense:1",
        "mask-word:9",
        "mask-word:0",
        "mask-word:x",
        "mask-word:x~dog",
        "mask-word:2~%4",
        "mask-clips:1/0s-2s",
        "swap-words:1",
        "mask-clips:40",
        "mask-clips:4-2",
        "blur:90,0,20,20",
        "silence:both",
        "head-off:text,1",
        "stride:0",
        "shift:3"
      })
  void whatCannotBeIsRefusedByName(String line) {
    assertThatThrownBy(() -> syntax.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + line + "\"");
  }
}
