package dev.sightline.core.library.catalogue;

import static dev.sightline.core.library.LibraryFixture.FACTS;
import static dev.sightline.core.library.LibraryFixture.sha;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.library.StoredAnalysis;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.VideoChange;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.Wish;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.data.own.Segment;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @TempDir private Path dir;
  private Catalogue catalogue;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(dir.resolve("library.db"));
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  private long add(char digit, String title) throws Exception {
    return catalogue.videos().add(sha(digit), 10, FACTS, title);
  }

  private void reopen() throws Exception {
    catalogue.close();
    catalogue = Catalogue.open(dir.resolve("library.db"));
  }

  @Test
  void aVideoAndAllThatIsSaidOfItComeBack() throws Exception {
    long id = add('a', "tom");
    VideoPlace place =
        new VideoPlace(dir.resolve("töm 猫.mp4"), 10, Instant.ofEpochMilli(1234), "töm.txt 1 2");
    catalogue.videos().put(id, place);
    Transcript spoken =
        new Transcript(List.of(new Cue(Fraction.of(1, 3), Fraction.of(2, 3), "miau")));
    LibraryText sidecar = new LibraryText(TextOrigin.SIDECAR, "/x/tom.eaf", "cat", "miau", spoken);
    LibraryText typed = LibraryText.of(TextOrigin.TYPED, "a tomcat");
    catalogue.texts().put(id, sidecar);
    catalogue.texts().put(id, typed);
    VideoLabel label =
        new VideoLabel(
            "set.csv",
            "cat",
            Optional.of(Part.DEV),
            Optional.of("film 1"),
            Optional.of(new Segment(0.5, 2)));
    catalogue.texts().putLabels(id, "set.csv", List.of(label));
    catalogue.marks().title(id, "Tom");
    catalogue.marks().note(id, "look at its tail");
    catalogue.marks().rate(id, 5);
    catalogue.marks().tag(id, "pets");
    catalogue.marks().tag(id, "pets");
    catalogue.collections().add("best", id);
    catalogue.collections().save("cats", "{\"words\":\"cat\"}");
    StoredAnalysis analysis =
        new StoredAnalysis(id, sha('b'), sha('c'), sha('d'), Instant.ofEpochMilli(99));
    catalogue.analyses().put(analysis);
    reopen();
    LibraryVideo video = catalogue.videos().find(sha('a')).orElseThrow();
    assertThat(catalogue.videos().find(id)).contains(video);
    assertThat(video.facts()).isEqualTo(FACTS);
    assertThat(video.title()).isEqualTo("Tom");
    assertThat(video.marks()).isEqualTo(new LibraryVideo.Marks("look at its tail", 5));
    assertThat(catalogue.videos().places(id)).containsExactly(place);
    assertThat(catalogue.texts().of(id)).containsExactly(sidecar, typed);
    assertThat(catalogue.texts().labels(id)).containsExactly(label);
    assertThat(catalogue.marks().tags(id)).containsExactly("pets");
    assertThat(catalogue.videos().tagged("pets", 0, 9)).containsExactly(video);
    assertThat(catalogue.videos().tagged("pets", id, 9)).isEmpty();
    assertThat(catalogue.collections().of(id)).containsExactly("best");
    assertThat(catalogue.collections().videos("best")).containsExactly(id);
    assertThat(catalogue.collections().searches())
        .singleElement()
        .satisfies(s -> assertThat(s.query()).isEqualTo("{\"words\":\"cat\"}"));
    assertThat(catalogue.analyses().of(id)).containsExactly(analysis);
    assertThat(catalogue.check()).isEmpty();
  }

  @Test
  void aRemovedVideoTakesAllWithItAndItsIdIsNotGivenAgain() throws Exception {
    add('a', "one");
    long id = add('b', "two");
    catalogue.texts().put(id, LibraryText.of(TextOrigin.TYPED, "words"));
    catalogue.marks().tag(id, "t");
    catalogue.videos().put(id, new VideoPlace(dir.resolve("x.mp4"), 1, Instant.EPOCH, ""));
    catalogue.videos().remove(id);
    assertThat(catalogue.videos().find(id)).isEmpty();
    assertThat(catalogue.videos().at(dir.resolve("x.mp4"))).isEmpty();
    assertThat(catalogue.texts().of(id)).isEmpty();
    assertThat(add('c', "three")).isGreaterThan(id);
    assertThat(catalogue.check()).isEmpty();
  }

  @Test
  void anIndexCanFollow() throws Exception {
    long one = add('a', "one");
    long two = add('b', "two");
    long seen = catalogue.videos().revision();
    assertThat(catalogue.videos().changes(0, 9))
        .extracting(VideoChange::video)
        .containsExactly(one, two);
    assertThat(catalogue.videos().changes(seen, 9)).isEmpty();
    catalogue.texts().put(one, LibraryText.of(TextOrigin.TYPED, "words"));
    assertThat(catalogue.videos().changes(seen, 9))
        .extracting(VideoChange::video)
        .containsExactly(one);
    long later = catalogue.videos().revision();
    catalogue.marks().tag(one, "x");
    catalogue.marks().tag(two, "x");
    catalogue.marks().renameTag("x", "y");
    catalogue.videos().remove(two);
    List<VideoChange> changes = catalogue.videos().changes(later, 9);
    assertThat(changes).extracting(VideoChange::video).containsExactly(one, two);
    assertThat(changes).extracting(VideoChange::removed).containsExactly(false, true);
    assertThat(changes.getLast().revision()).isEqualTo(catalogue.videos().revision());
    assertThat(catalogue.videos().changes(later, 1)).containsExactly(changes.getFirst());
  }

  @Test
  void aTransactionThatFailsChangesNothing() throws Exception {
    assertThatThrownBy(
            () ->
                catalogue.transaction(
                    () -> {
                      long id = add0('a');
                      catalogue.texts().put(id, LibraryText.of(TextOrigin.TYPED, "words"));
                      throw new SightlineException(Problem.MEDIA, "no");
                    }))
        .hasMessage("no");
    assertThat(catalogue.videos().count()).isZero();
    assertThat(catalogue.videos().revision()).isZero();
  }

  private long add0(char digit) throws SightlineException {
    return catalogue.videos().add(sha(digit), 1, FACTS, "t");
  }

  @Test
  void labelsThatStayTheSameAreNoChange() throws Exception {
    long id = add('a', "one");
    List<VideoLabel> labels =
        List.of(new VideoLabel("s", "cat", Optional.empty(), Optional.empty(), Optional.empty()));
    catalogue.texts().putLabels(id, "s", labels);
    long before = catalogue.videos().revision();
    catalogue.texts().putLabels(id, "s", labels);
    assertThat(catalogue.videos().revision()).isEqualTo(before);
    catalogue.texts().putLabels(id, "s", List.of());
    assertThat(catalogue.texts().labels(id)).isEmpty();
  }

  @Test
  void tagsAndCollectionsGoWhenNothingHasThem() throws Exception {
    long one = add('a', "one");
    long two = add('b', "two");
    catalogue.marks().tag(one, "x");
    catalogue.marks().untag(one, "x");
    assertThat(catalogue.marks().allTags()).isEmpty();
    catalogue.collections().add("c", two);
    catalogue.collections().add("c", one);
    assertThat(catalogue.collections().videos("c")).containsExactly(two, one);
    catalogue.collections().take("c", two);
    assertThat(catalogue.collections().videos("c")).containsExactly(one);
    catalogue.collections().remove("c");
    assertThat(catalogue.collections().names()).isEmpty();
    assertThat(catalogue.videos().count()).isEqualTo(2);
    assertThatThrownBy(() -> catalogue.marks().rate(one, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void brokenFilesCountTheirTries() throws Exception {
    BrokenFile file =
        new BrokenFile(dir.resolve("b.mp4"), 3, Instant.EPOCH, Problem.MEDIA, Phrase.of("no"), 1);
    catalogue.broken().put(file);
    catalogue.broken().put(file);
    assertThat(catalogue.broken().at(file.path()))
        .hasValueSatisfying(b -> assertThat(b.tries()).isEqualTo(2));
    assertThat(catalogue.broken().page("", 9)).hasSize(1);
    assertThat(catalogue.broken().page(file.path().toString(), 9)).isEmpty();
    catalogue.broken().remove(file.path());
    assertThat(catalogue.broken().count()).isZero();
  }

  @Test
  void whatAModelSaidIsKeptForEachModelAndIsAChange() throws Exception {
    long id = add('a', "tom");
    long other = add('b', "jerry");
    long revision = catalogue.videos().revision();
    Prediction first = new Prediction("actions", "Biking", 0.7, true);
    Prediction second = new Prediction("actions", "Diving", 0.2, true);
    LibraryLook look =
        new LibraryLook(id, "m", Instant.ofEpochMilli(5), Phrase.NONE, List.of(first, second));
    catalogue.looks().put(look);
    catalogue
        .looks()
        .put(new LibraryLook(id, "n", Instant.ofEpochMilli(7), Phrase.of("dark"), List.of()));
    assertThat(catalogue.looks().all("m")).isEqualTo(Map.of(id, look));
    assertThat(catalogue.looks().latest(id).orElseThrow().isFailed()).isTrue();
    assertThat(catalogue.videos().changes(revision, 9))
        .extracting(VideoChange::video)
        .containsExactly(id);
    assertThat(catalogue.cards().all("m"))
        .extracting(VideoCard::look)
        .containsExactly(Optional.of(look), Optional.empty());
    assertThat(catalogue.cards().of("m", List.of(other, 99L)))
        .extracting(VideoCard::id)
        .containsExactly(other);
    catalogue.looks().forget(id, "m");
    assertThat(catalogue.looks().all("m")).isEmpty();
    catalogue.videos().remove(id);
    assertThat(catalogue.looks().latest(id)).isEmpty();
  }

  @Test
  void whoReadsDoesNotWaitForACommitAndSeesWhatWasCommittedLast() throws Exception {
    long id = add('a', "tom");
    List<String> seen = new ArrayList<>();
    catalogue.transaction(
        () -> {
          catalogue.marks().title(id, "jerry");
          // would wait for ever if it needed the connection that writes
          Thread reader = Thread.ofPlatform().start(() -> seen.add(title(id)));
          try {
            reader.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          seen.add(title(id));
          return null;
        });
    assertThat(seen).containsExactly("tom", "jerry");
    assertThat(title(id)).isEqualTo("jerry");
  }

  private String title(long id) {
    try {
      return catalogue.videos().find(id).orElseThrow().title();
    } catch (SightlineException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void watchedFoldersAreRemembered() throws Exception {
    catalogue.watched().add(dir.resolve("b"));
    catalogue.watched().add(dir.resolve("a/../a"));
    catalogue.watched().add(dir.resolve("b"));
    reopen();
    assertThat(catalogue.watched().all())
        .containsExactly(dir.resolve("a").toAbsolutePath(), dir.resolve("b").toAbsolutePath());
    catalogue.watched().remove(dir.resolve("b"));
    assertThat(catalogue.watched().all()).hasSize(1);
  }

  @Test
  void whatWasAskedForStaysUntilItIsDone() throws Exception {
    Wish folder = Wish.toImport(List.of(dir.resolve("ü \"x\"")));
    long first = catalogue.wishes().add(folder);
    long second = catalogue.wishes().add(Wish.toExport(List.of(3L, 1L), dir.resolve("out.csv")));
    long third = catalogue.wishes().add(Wish.toLook());
    assertThat(catalogue.wishes().add(folder)).as("not twice").isEqualTo(first);
    reopen();
    assertThat(catalogue.wishes().all())
        .containsExactly(
            new Wish(first, Wish.Kind.IMPORT, folder.paths(), List.of(), Optional.empty()),
            new Wish(
                second,
                Wish.Kind.EXPORT,
                List.of(),
                List.of(3L, 1L),
                Optional.of(dir.resolve("out.csv"))),
            new Wish(third, Wish.Kind.LOOK, List.of(), List.of(), Optional.empty()));
    catalogue.wishes().remove(second);
    assertThat(catalogue.wishes().all()).extracting(Wish::id).containsExactly(first, third);
  }

  @Test
  void whatAnAnswerHangsOnIsKeptWithIt() throws Exception {
    long id = add('a', "video");
    Optional<SideShares> sides = Optional.of(new SideShares(0.5, 0.25, 0.25));
    LibraryLook look =
        new LibraryLook(id, "m", Instant.ofEpochMilli(5), Phrase.NONE, List.of(), sides);
    catalogue.looks().put(look);
    assertThat(catalogue.looks().latest(id)).contains(look);
    assertThat(catalogue.cards().all("m").getFirst().look()).contains(look);
  }

  @Test
  void cardsTellWhichSetSaysWhat() throws Exception {
    long id = add('a', "video");
    VideoLabel dev =
        new VideoLabel("/set", "b", Part.of("dev"), Optional.of("g"), Optional.empty());
    VideoLabel plain =
        new VideoLabel("/other", "a", Optional.empty(), Optional.empty(), Optional.empty());
    catalogue.texts().putLabels(id, "/set", List.of(dev, dev));
    catalogue.texts().putLabels(id, "/other", List.of(plain));
    VideoCard card = catalogue.cards().all("").getFirst();
    assertThat(card.labels()).containsExactly("a", "b");
    assertThat(card.entries())
        .as("without what a list does not show")
        .containsExactly(
            plain, new VideoLabel("/set", "b", Part.of("dev"), Optional.empty(), Optional.empty()));
  }
}
