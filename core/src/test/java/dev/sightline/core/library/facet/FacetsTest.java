package dev.sightline.core.library.facet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.MediaFacts;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.facet.Facets.Count;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FacetsTest {
  private static final String HEAD = "actions";
  private static final FacetFilter NONE = new FacetFilter(HEAD, Map.of());

  private final VideoCard ride = card(1, 5, 3, List.of("a", "b"), said("Biking", 0.95, true));
  private final VideoCard dive = card(2, 70, 0, List.of("a"), said("Diving", 0.6, true));
  private final VideoCard night = card(3, 700, 5, List.of(), said("Diving", 0.99, false));
  private final VideoCard fresh = card(4, 10, 0, List.of(), Optional.empty());
  private final List<VideoCard> all = List.of(ride, dive, night, fresh);

  @Test
  void everyVideoHasItsValues() {
    assertThat(Facet.CLASS.values(ride, HEAD)).containsExactly("Biking");
    assertThat(Facet.CLASS.values(ride, "topics")).as("of another head").isEmpty();
    assertThat(Facet.CLASS.values(night, HEAD)).containsExactly(Facet.UNLIKELY);
    assertThat(Facet.CONFIDENCE.values(ride, HEAD)).containsExactly("90");
    assertThat(Facet.CONFIDENCE.values(dive, HEAD)).containsExactly("50");
    assertThat(Facet.CONFIDENCE.values(night, HEAD)).as("says nothing").isEmpty();
    assertThat(Facet.LENGTH.values(ride, HEAD)).containsExactly("10");
    assertThat(Facet.LENGTH.values(fresh, HEAD))
        .as("ten seconds are no less")
        .containsExactly("60");
    assertThat(Facet.LENGTH.values(night, HEAD)).containsExactly("more");
    assertThat(Facet.TEXT.values(ride, HEAD)).containsExactly("with");
    assertThat(Facet.STATE.values(fresh, HEAD)).containsExactly("waiting");
    assertThat(Facet.STATE.values(ride, HEAD)).containsExactly("seen");
    assertThat(Facet.RATING.values(night, HEAD)).containsExactly("5");
  }

  @Test
  void statesTellWhyAModelSaysNothing() {
    LibraryLook failed =
        new LibraryLook(1, "m", Instant.EPOCH, Phrase.of("It is too dark."), List.of());
    VideoCard dark = card(5, 1, 0, List.of(), Optional.of(failed));
    assertThat(Facet.STATE.values(dark, HEAD)).containsExactly("failed");
    VideoCard gone =
        new VideoCard(
            dark.video(), Optional.empty(), List.of(), List.of(), List.of(), false, dark.look());
    assertThat(Facet.STATE.values(gone, HEAD)).containsExactly("missing");
  }

  @Test
  void tellsWhatAnAnswerHangsOnAndWhereAVideoComesFrom() {
    LibraryLook look =
        new LibraryLook(
            1,
            "m",
            Instant.EPOCH,
            Phrase.NONE,
            List.of(),
            Optional.of(new SideShares(0.2, 0.5, 0.3)));
    VideoLabel label =
        new VideoLabel("/sets/a.csv", "x", Part.of("val"), Optional.empty(), Optional.empty());
    VideoCard card =
        new VideoCard(
            ride.video(),
            Optional.of(Path.of("/films/one/film.mp4")),
            List.of(),
            List.of(),
            List.of(label, label),
            true,
            Optional.of(look));
    assertThat(Facet.MODALITY.values(card, HEAD)).containsExactly("video");
    assertThat(Facet.MODALITY.values(ride, HEAD)).as("nobody asked").isEmpty();
    assertThat(Facet.SET.values(card, HEAD)).containsExactly("/sets/a.csv");
    assertThat(Facet.PART.values(card, HEAD)).containsExactly("dev");
    assertThat(Facet.LABEL.values(card, HEAD)).containsExactly("x");
    assertThat(Facet.FOLDER.values(card, HEAD)).containsExactly(Path.of("/films/one").toString());
  }

  @Test
  void oneOfTheValuesOfEachFacetIsWanted() {
    assertThat(shown(NONE)).isEqualTo(all);
    FacetFilter tagged = NONE.toggled(Facet.TAG, "a");
    assertThat(shown(tagged)).containsExactly(ride, dive);
    assertThat(shown(tagged.toggled(Facet.TAG, "b"))).as("or").containsExactly(ride, dive);
    assertThat(shown(tagged.toggled(Facet.CLASS, "Diving"))).as("and").containsExactly(dive);
    assertThat(shown(tagged.toggled(Facet.TAG, "a"))).isEqualTo(all);
    assertThat(tagged.toggled(Facet.CLASS, "Diving").cleared()).isEqualTo(NONE);
  }

  @Test
  void aFacetIsNotNarrowedByItself() {
    FacetFilter filter = NONE.toggled(Facet.CLASS, "Biking").toggled(Facet.LENGTH, "600");
    Map<Facet, List<Count>> counts = Facets.count(all, filter);
    assertThat(counts.get(Facet.CLASS))
        .as("of one to ten minutes there is a dive, and what was chosen stays to be seen")
        .containsExactly(new Count("Diving", 1), new Count("Biking", 0));
    assertThat(counts.get(Facet.LENGTH))
        .as("in their order")
        .containsExactly(new Count("10", 1), new Count("600", 0));
    assertThat(counts.get(Facet.TAG)).isEmpty();
    assertThat(Facets.count(all, NONE).get(Facet.TAG))
        .as("the most frequent first")
        .containsExactly(new Count("a", 2), new Count("b", 1));
    assertThat(Facets.heads(all)).containsExactly(HEAD);
  }

  @Test
  void whatIsKeptComesBack() {
    FacetFilter filter =
        NONE.toggled(Facet.TAG, "a \"b\", ü").toggled(Facet.STATE, "seen").toggled(Facet.TAG, "c");
    assertThat(FacetFilter.fromJson(filter.toJson())).isEqualTo(filter);
    assertThat(FacetFilter.fromJson("{")).isEqualTo(FacetFilter.NONE);
    assertThat(FacetFilter.fromJson("{\"WEIGHT\":[\"heavy\"],\"TAG\":[\"a\"]}").chosen())
        .isEqualTo(Map.of(Facet.TAG, Set.of("a")));
    assertThat(filter.ofHead("topics").chosen()).isEqualTo(filter.chosen());
    assertThat(NONE.toggled(Facet.CLASS, "x").ofHead("topics").isEmpty())
        .as("another head has other classes")
        .isTrue();
  }

  @Test
  void videosAreSorted() {
    assertThat(sorted(CardOrder.CONFIDENCE, true)).containsExactly(ride, dive, fresh, night);
    assertThat(sorted(CardOrder.RATING, true)).containsExactly(night, ride, fresh, dive);
    assertThat(sorted(CardOrder.LENGTH, false)).containsExactly(ride, fresh, dive, night);
    assertThat(sorted(CardOrder.NAME, false)).containsExactly(ride, dive, night, fresh);
    assertThat(sorted(CardOrder.ADDED, true)).containsExactly(fresh, night, dive, ride);
  }

  private List<VideoCard> sorted(CardOrder order, boolean descending) {
    return all.stream().sorted(order.comparator(HEAD, descending)).toList();
  }

  private List<VideoCard> shown(FacetFilter filter) {
    return all.stream().filter(filter::accepts).toList();
  }

  private static Optional<LibraryLook> said(String label, double p, boolean known) {
    return Optional.of(
        new LibraryLook(
            1, "m", Instant.EPOCH, Phrase.NONE, List.of(new Prediction(HEAD, label, p, known))));
  }

  private static VideoCard card(
      long id, long seconds, int stars, List<String> tags, Optional<LibraryLook> look) {
    MediaFacts facts =
        new MediaFacts("mp4", 64, 48, Fraction.of(25), Fraction.of(seconds), false, false);
    LibraryVideo video =
        new LibraryVideo(
            id,
            "0".repeat(64),
            1,
            facts,
            Instant.ofEpochSecond(id),
            id == 4 ? "Zoo" : "film " + id,
            new LibraryVideo.Marks("", stars));
    Optional<Path> file = Optional.of(Path.of("film.mp4"));
    return new VideoCard(video, file, tags, List.of(), List.of(), true, look);
  }
}
