package dev.sightline.core.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Wording CHINESE = Wording.of(Locale.SIMPLIFIED_CHINESE);

  @Test
  void englishStandsInThePhrase() {
    Phrase phrase = Phrase.of("The folder {0} cannot be read.", Path.of("films"));
    assertThat(phrase.english()).isEqualTo("The folder films cannot be read.");
    assertThat(Wording.of(Locale.FRENCH).say(phrase)).isEqualTo(phrase.english());
    assertThat(Wording.of(Locale.ROOT)).isSameAs(Wording.ENGLISH);
  }

  @Test
  void chineseFillsTheSameSlots() {
    assertThat(CHINESE.say(Phrase.of("The folder {0} cannot be read.", "电影")))
        .isEqualTo("无法读取文件夹 电影。");
  }

  @Test
  void aPhraseInAPhraseIsTranslatedToo() {
    Phrase why = Phrase.of("“{0}” cannot be written: {1}.", "a.png", Phrase.of("the disk is full"));
    assertThat(why.english()).isEqualTo("“a.png” cannot be written: the disk is full.");
    assertThat(CHINESE.say(why)).isEqualTo("无法写入“a.png”：磁盘已满。");
  }

  @Test
  void whatFillsASlotIsTakenAsItIs() {
    String odd = "$1 {0} \\ 'x'";
    assertThat(Phrase.of("The file {0} cannot be read.", odd).english())
        .isEqualTo("The file " + odd + " cannot be read.");
    assertThat(Phrase.plain(odd).english()).isEqualTo(odd);
    assertThat(CHINESE.say(Phrase.plain(odd))).isEqualTo(odd);
  }

  @Test
  void whatHasNoTranslationIsSaidInEnglish() {
    assertThat(CHINESE.say(Phrase.of("Nobody translated {0}.", 7)))
        .isEqualTo("Nobody translated 7.");
    assertThat(CHINESE.say("nor this")).isEqualTo("nor this");
  }

  @Test
  void aProblemKeepsItsPhrase() {
    SightlineException known =
        new SightlineException(Problem.FILE, Phrase.of("There is no file {0}.", "x.mp4"));
    assertThat(known).hasMessage("There is no file x.mp4.");
    assertThat(known.userMessage()).isEqualTo("There is no file x.mp4.");
    assertThat(CHINESE.say(known.phrase())).isEqualTo("没有文件 x.mp4。");
    SightlineException ofPlugin = new SightlineException(Problem.DATA, "Its own {0} words.");
    assertThat(CHINESE.say(ofPlugin.phrase())).isEqualTo("Its own {0} words.");
  }

  @Test
  void whatIsKeptAsTextCanStillBeSaidInChinese() {
    Phrase inner = Phrase.of("{0} cannot be read from the disk.", "“a”");
    for (Phrase phrase :
        java.util.List.of(
            Phrase.NONE,
            Phrase.of("There is no question."),
            Phrase.plain("a\u00a0b"),
            Phrase.of("{0} {1}", inner, Phrase.of("{0}, {1}", inner, "")),
            Phrase.of("“{0}” cannot be written: {1}.", "x", Phrase.of("the disk is full")))) {
      assertThat(PhraseText.read(PhraseText.write(phrase))).isEqualTo(phrase);
    }
    assertThat(PhraseText.read("“x” is no video.").english()).isEqualTo("“x” is no video.");
    assertThat(CHINESE.say(PhraseText.read("There is no question."))).isEqualTo("没有问题。");
    String hostile = PhraseText.write(Phrase.of("{0} {1}", "a\u001fb\u0002", "c\u0003"));
    assertThat(PhraseText.read(hostile).english()).isEqualTo("a b  c ");
  }

  @Test
  void filesOfTranslationsAreReadAsGettextWritesThem() throws IOException {
    String po =
        """
        # a comment
        msgid ""
        msgstr "Language: zh_CN\\n"

        #: Some.java:12
        msgid "say \\"{0}\\""
        " twice"
        msgstr "说两次“{0}”"
        """;
    assertThat(Translations.read(new BufferedReader(new StringReader(po))))
        .isEqualTo(Map.of("say \"{0}\" twice", "说两次“{0}”"));
  }

  @Test
  void brokenFilesOfTranslationsAreADefect() {
    for (String po :
        new String[] {"msgid \"a\nmsgstr \"b\"", "what", "msgid \"a\"\nmsgid \"a\"\nmsgstr \"\""}) {
      assertThatThrownBy(() -> Translations.read(new BufferedReader(new StringReader(po))))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
