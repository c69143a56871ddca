package dev.sightline.core.library.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.dataset.SetFigures.Slice;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SetFiguresTest {
  private static final String HEAD = "actions";

  @Test
  void countsEachClassForEachOther() {
    List<VideoCard> cards =
        List.of(
            card(1, said("HorseRiding", 0.95), "horse riding"),
            card(2, said("HorseRiding", 0.6), "horse riding"),
            card(3, said("Diving", 0.8), "horse riding"),
            card(4, said("Diving", 0.95), "Diving"),
            card(5, List.of(new Prediction(HEAD, "Diving", 0.9, false)), "Diving"),
            card(6, List.of(), "Diving"),
            card(7, said("Biking", 0.9)));
    SetFigures figures = SetFigures.of(cards, HEAD, Truth.LABELS);
    assertThat(figures.classes())
        .as("in the model's spelling; what only it names comes last")
        .containsExactly("Diving", "HorseRiding", Facet.UNLIKELY);
    assertThat(figures.known()).as("without the seventh").isEqualTo(6);
    assertThat(figures.hits()).as("the sixth was not looked at").isEqualTo(new Hits(5, 3));
    assertThat(figures.cell(1, 1)).containsExactly(1L, 2L);
    assertThat(figures.cell(1, 0)).containsExactly(3L);
    assertThat(figures.cell("Horse Riding", "diving")).as("by names").containsExactly(3L);
    assertThat(figures.cell("HorseRiding", "Juggling")).isEmpty();
    assertThat(figures.cell(0, 2)).as("like nothing that it learned").containsExactly(5L);
    SetFigures.ClassFigures diving = figures.figures().getFirst();
    assertThat(diving.known()).isEqualTo(3);
    assertThat(diving.recall()).isEqualTo(new Hits(2, 1));
    assertThat(diving.precision()).isEqualTo(new Hits(2, 1));
    assertThat(diving.f1()).isEqualTo(0.5);
    assertThat(figures.figures().getLast().recall()).isEqualTo(new Hits(3, 2));
    assertThat(figures.meanRecall()).isEqualTo((0.5 + 2 / 3.0) / 2);
    assertThat(figures.figures()).allMatch(SetFigures.ClassFigures::reachable);
  }

  @Test
  void slicesTellWhereItErrs() {
    List<VideoCard> cards =
        List.of(
            card(1, said("Diving", 0.95), "Diving"),
            card(2, said("Diving", 0.95), "Diving"),
            card(3, said("Biking", 0.55), "Diving"));
    List<Slice> slices = SetFigures.of(cards, HEAD, Truth.LABELS).slices();
    assertThat(slices)
        .as("all are as long, and have a text: only the confidence parts them")
        .containsExactly(
            new Slice(Facet.CONFIDENCE, "90", new Hits(2, 2), List.of()),
            new Slice(Facet.CONFIDENCE, "50", new Hits(1, 0), List.of(3L)));
  }

  @Test
  void aVideoOfSeveralClassesIsRightWithOneOfThem() {
    SetFigures figures =
        SetFigures.of(
            List.of(
                card(1, said("Diving", 0.9), "Biking", "Diving"),
                card(2, said("Archery", 0.9), "Biking", "Diving")),
            HEAD,
            Truth.LABELS);
    assertThat(figures.hits()).isEqualTo(new Hits(2, 1));
    assertThat(figures.classes()).containsExactly("Biking", "Diving", "Archery");
    assertThat(figures.cell(1, 1)).containsExactly(1L);
    assertThat(figures.cell(0, 2)).as("else the first").containsExactly(2L);
    assertThat(figures.figures().getFirst().reachable()).as("never among its answers").isFalse();
  }

  @Test
  void foldersAndTagsTellTooIfTheirNamesAreClasses() {
    VideoCard rides = at(1, "/set/biking/a.mp4", List.of("mine"), said("Biking", 0.9));
    VideoCard beside = at(2, "/set/juggling/b.mp4", List.of(), said("Biking", 0.9));
    VideoCard elsewhere = at(3, "/home/films/c.mp4", List.of("Biking"), said("Biking", 0.9));
    List<VideoCard> all = List.of(rides, beside, elsewhere);
    assertThat(Truth.best(all, HEAD)).contains(Truth.FOLDERS);
    SetFigures folders = SetFigures.of(all, HEAD, Truth.FOLDERS);
    assertThat(folders.hits()).as("juggling is a class that it misses").isEqualTo(new Hits(2, 1));
    assertThat(folders.classes()).containsExactly("Biking", "juggling");
    SetFigures tags = SetFigures.of(all, HEAD, Truth.TAGS);
    assertThat(tags.hits()).as("“mine” is no class").isEqualTo(new Hits(1, 1));
    assertThat(Truth.best(List.of(elsewhere), HEAD)).contains(Truth.TAGS);
    assertThat(Truth.best(List.of(card(4, said("Diving", 1), "Diving")), HEAD))
        .contains(Truth.LABELS);
    assertThat(Truth.best(all, "topics")).as("of a head that says nothing").isEmpty();
    assertThat(SetFigures.of(List.of(), HEAD, Truth.LABELS).hits()).isEqualTo(new Hits(0, 0));
  }

  @Test
  void theHeadIsJudgedThatHasSuchClasses() {
    List<Prediction> both =
        List.of(
            new Prediction("topics", "sport", 0.9, true),
            new Prediction(HEAD, "Biking", 0.9, true));
    List<VideoCard> cards = List.of(card(1, both, "Biking"));
    List<String> heads = List.of("topics", HEAD);
    assertThat(Truth.head(cards, heads, "topics", Optional.empty())).isEqualTo(HEAD);
    assertThat(Truth.head(cards, heads, HEAD, Optional.empty())).isEqualTo(HEAD);
    assertThat(Truth.head(List.of(card(1, both, "x")), heads, "topics", Optional.empty()))
        .as("none has")
        .isEqualTo("topics");
    assertThat(SetFigures.of(cards, HEAD, Truth.LABELS).head()).isEqualTo(HEAD);
  }

  /** By the formula of Wilson (1927); 8 of 10 as in the tables of Brown, Cai and DasGupta. */
  @Test
  void intervalsHoldForFewVideos() {
    Hits eight = new Hits(10, 8);
    assertThat(eight.low()).isCloseTo(0.4902, within(1e-4));
    assertThat(eight.high()).isCloseTo(0.9433, within(1e-4));
    assertThat(eight.excludes(0.48)).isTrue();
    assertThat(eight.excludes(0.5)).isFalse();
    assertThat(new Hits(5, 0).low()).isZero();
    assertThat(new Hits(5, 5).high()).isEqualTo(1);
    assertThat(new Hits(5, 5).low()).isCloseTo(0.5655, within(1e-4));
    assertThat(new Hits(0, 0).excludes(0.5)).isFalse();
    assertThatThrownBy(() -> new Hits(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Prediction> said(String label, double p) {
    return List.of(new Prediction(HEAD, label, p, true));
  }

  private static VideoCard card(long id, List<Prediction> said, String... labels) {
    List<VideoLabel> entries =
        Stream.of(labels)
            .map(
                l ->
                    new VideoLabel(
                        "/set", l, Optional.of(Part.DEV), Optional.empty(), Optional.empty()))
            .toList();
    return card(id, Path.of("/films/x.mp4"), List.of(), entries, said);
  }

  @Test
  void whatClassesHangOnIsTheMeanOverVideosThatWereAsked() {
    VideoCard text = asked(1, new SideShares(0.8, 0.2, 0));
    VideoCard video = asked(2, new SideShares(0.2, 0.4, 0.4));
    VideoCard unknown = card(3, said("Diving", 0.9), "Diving");
    SetSides sides =
        SetFigures.of(List.of(text, video, unknown), HEAD, Truth.LABELS).sides().orElseThrow();
    assertThat(sides.videos()).isEqualTo(2);
    assertThat(sides.mean().text()).isCloseTo(0.5, within(1e-9));
    assertThat(sides.mean().video()).isCloseTo(0.3, within(1e-9));
    assertThat(sides.mean().both()).isCloseTo(0.2, within(1e-9));
    assertThat(SetFigures.of(List.of(unknown), HEAD, Truth.LABELS).sides()).isEmpty();
  }

  private static VideoCard asked(long id, SideShares sides) {
    VideoCard card = card(id, said("Diving", 0.9), "Diving");
    LibraryLook look = card.look().orElseThrow();
    return new VideoCard(
        card.video(),
        card.file(),
        card.tags(),
        card.collections(),
        card.entries(),
        card.text(),
        Optional.of(
            new LibraryLook(
                id,
                look.bundleSha256(),
                look.made(),
                Phrase.NONE,
                look.predictions(),
                Optional.of(sides))));
  }

  private static VideoCard at(long id, String file, List<String> tags, List<Prediction> said) {
    return card(id, Path.of(file), tags, List.of(), said);
  }

  private static VideoCard card(
      long id, Path file, List<String> tags, List<VideoLabel> entries, List<Prediction> said) {
    LibraryVideo video =
        new LibraryVideo(
            id,
            LibraryFixture.sha('a'),
            1,
            LibraryFixture.FACTS,
            Instant.EPOCH,
            "v",
            new LibraryVideo.Marks("", 0));
    Optional<LibraryLook> look =
        said.isEmpty()
            ? Optional.empty()
            : Optional.of(new LibraryLook(id, "m", Instant.EPOCH, Phrase.NONE, said));
    return new VideoCard(video, Optional.of(file), tags, List.of(), entries, true, look);
  }
}
