package dev.sightline.core.library.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.MediaFacts;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.text.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryIndexTest {
  private static final String MODEL = "m".repeat(64);

  @TempDir Path folder;
  private Catalogue catalogue;
  private long rabbit;
  private long stars;

  @BeforeEach
  void twoVideos() throws Exception {
    catalogue = Catalogue.open(folder.resolve("library.db"));
    rabbit = add("a", "burrow", "a rabbit stretches its arms");
    stars = add("b", "hubble", "a look at far galaxies");
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void findsTheWordsOfATextAndATitle() throws Exception {
    try (LibraryIndex index = open(Optional.empty())) {
      assertThat(index.follow(Progress.NONE)).isEqualTo(2);
      assertThat(found(index, "rabbits")).containsExactly(rabbit);
      assertThat(found(index, "hubble")).containsExactly(stars);
      assertThat(found(index, "submarine")).isEmpty();
    }
  }

  @Test
  void aSubtitleLeadsToItsMoment() throws Exception {
    Cue cue = new Cue(Fraction.of(4), Fraction.of(6), "look, a butterfly");
    catalogue
        .texts()
        .put(
            rabbit,
            new LibraryText(
                TextOrigin.SIDECAR, "burrow.srt", "", cue.text(), new Transcript(List.of(cue))));
    try (LibraryIndex index = open(Optional.empty())) {
      index.follow(Progress.NONE);
      LibraryIndex.Found hit = index.search("butterfly", SearchFilter.NONE, 10).getFirst();
      assertThat(hit.video().id()).isEqualTo(rabbit);
      assertThat(hit.hit().moment().orElseThrow().span().startMs()).isEqualTo(4000);
    }
  }

  @Test
  void whatAUseSaidIsFoundUnlessTheModelWouldRatherNotTell() throws Exception {
    try (LibraryIndex index = open(Optional.empty())) {
      index.follow(Progress.NONE);
      String sha = catalogue.videos().find(stars).orElseThrow().sha256();
      long told = catalogue.uses().put(answer(sha, "what turns there", "spiral", 1));
      catalogue.uses().put(answer(sha, "who looks on", "astronaut", 0));
      index.follow(Progress.NONE);
      assertThat(found(index, "spirals")).containsExactly(stars);
      assertThat(found(index, "astronaut")).isEmpty();
      catalogue.uses().remove(told);
      index.follow(Progress.NONE);
      assertThat(found(index, "spiral")).isEmpty();
    }
  }

  private static UseResult answer(String sha, String question, String words, double tells) {
    return new UseResult(
        0,
        sha,
        UseKind.ANSWER,
        new UseModel("questions", MODEL),
        Instant.EPOCH,
        new TreeMap<>(Map.of(Uses.QUESTION, question)),
        List.of(UseValue.of(words, Map.of(Uses.TELLS, tells))));
  }

  @Test
  void followsWhatChangesAndNothingElse() throws Exception {
    try (LibraryIndex index = open(Optional.empty())) {
      index.follow(Progress.NONE);
      assertThat(index.follow(Progress.NONE)).isZero();
      catalogue.marks().title(stars, "nebula");
      catalogue.marks().note(stars, "shown at school");
      assertThat(index.follow(Progress.NONE)).isEqualTo(1);
      assertThat(found(index, "nebula")).containsExactly(stars);
      assertThat(found(index, "school")).containsExactly(stars);
      assertThat(found(index, "hubble")).isEmpty();
      catalogue.videos().remove(rabbit);
      assertThat(index.follow(Progress.NONE)).isEqualTo(1);
      assertThat(found(index, "rabbit")).isEmpty();
    }
    try (LibraryIndex again = open(Optional.empty())) {
      assertThat(again.follow(Progress.NONE)).as("it knows how far it came").isZero();
      assertThat(found(again, "nebula")).containsExactly(stars);
    }
  }

  @Test
  void whatAModelSawIsFoundByMeaningAndStaysWhenWordsChange() throws Exception {
    Seeing model = new Seeing(MODEL);
    try (LibraryIndex index = open(model.embedder())) {
      index.follow(Progress.NONE);
      List<LibraryVideo> unseen = index.unseen(model, 0, 10);
      assertThat(unseen).extracting(LibraryVideo::id).containsExactly(rabbit, stars);
      index.learn(unseen.getFirst(), model, Progress.NONE);
      assertThat(index.unseen(model, 0, 10)).extracting(LibraryVideo::id).containsExactly(stars);
      assertThat(found(index, "hare")).as("the word stands nowhere").startsWith(rabbit);
      catalogue.marks().title(rabbit, "spring");
      index.follow(Progress.NONE);
      assertThat(index.unseen(model, 0, 10)).extracting(LibraryVideo::id).containsExactly(stars);
      assertThat(found(index, "spring")).startsWith(rabbit);
      assertThatThrownBy(() -> index.examples().video(stars, SearchFilter.NONE, 5))
          .isInstanceOf(SightlineException.class)
          .hasMessageContaining("not been analysed");
    }
    try (LibraryIndex other = open(new Seeing("n".repeat(64)).embedder())) {
      assertThat(other.follow(Progress.NONE)).as("another model's vectors").isEqualTo(2);
      assertThat(other.unseen(new Seeing("n".repeat(64)), 0, 10)).hasSize(2);
    }
  }

  @Test
  void whatAModelSaysIsKeptAndFound() throws Exception {
    Seeing model = new Seeing(MODEL);
    String bundle = model.model().sha256();
    try (LibraryIndex index = open(model.embedder())) {
      index.follow(Progress.NONE);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).isEqualTo(2);
      LibraryLook look = catalogue.looks().all(bundle).get(rabbit);
      assertThat(look.predictions()).hasSize(9).allMatch(p -> p.known());
      assertThat(look.top("actions").orElseThrow().label()).isEqualTo("Diving");
      assertThat(found(index, "\"diving\"")).contains(rabbit);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).as("once is enough").isZero();
      index.forget(List.of(rabbit), bundle);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).isEqualTo(1);
      Files.delete(folder.resolve("hubble.mp4"));
      index.forget(List.of(stars), bundle);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).as("its file is away").isZero();
      assertThat(catalogue.looks().all(bundle)).as("and may come back").doesNotContainKey(stars);
    }
  }

  @Test
  void vectorsOfACatalogueThatOnlyReadsAreKeptAllTheSame() throws Exception {
    Seeing model = new Seeing(MODEL);
    try (Catalogue reader = Catalogue.openReadOnly(folder.resolve("library.db"));
        LibraryIndex index = LibraryIndex.open(reader, folder.resolve("index"), model.embedder())) {
      index.follow(Progress.NONE);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).isEqualTo(2);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).isZero();
      assertThat(found(index, "hare")).hasSize(2);
    }
    assertThat(catalogue.looks().all(model.model().sha256())).isEmpty();
  }

  @Test
  void aModelWithoutVectorsSaysItsClassesToo() throws Exception {
    FakeAnalyzer model = new FakeAnalyzer();
    try (LibraryIndex index = open(Optional.empty())) {
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).isEqualTo(2);
      assertThat(catalogue.looks().all(model.model().sha256())).hasSize(2);
      assertThat(index.learnAll(model, Progress.NONE, video -> {})).isZero();
    }
  }

  @Test
  void aVideoThatIsGoneIsSaidSo() throws Exception {
    Seeing model = new Seeing(MODEL);
    try (LibraryIndex index = open(model.embedder())) {
      LibraryVideo video = catalogue.videos().find(stars).orElseThrow();
      Files.delete(index.file(video));
      assertThatThrownBy(() -> index.learn(video, model, Progress.NONE))
          .isInstanceOf(SightlineException.class)
          .hasMessageContaining("no longer where it was");
    }
  }

  @Test
  void anIndexOfAnotherCatalogueIsMadeAnew() throws Exception {
    try (LibraryIndex index = open(Optional.empty())) {
      index.follow(Progress.NONE);
    }
    try (Catalogue other = Catalogue.open(folder.resolve("other.db"));
        LibraryIndex index = LibraryIndex.open(other, folder.resolve("index"), Optional.empty())) {
      assertThat(index.follow(Progress.NONE)).isZero();
      assertThat(index.search("rabbit", SearchFilter.NONE, 10)).isEmpty();
    }
  }

  private LibraryIndex open(Optional<Embedder> embedder) throws SightlineException {
    return LibraryIndex.open(catalogue, folder.resolve("index"), embedder);
  }

  private static List<Long> found(LibraryIndex index, String words) throws SightlineException {
    return index.search(words, SearchFilter.NONE, 10).stream().map(f -> f.video().id()).toList();
  }

  private long add(String hash, String title, String caption) throws Exception {
    Path file = Files.writeString(folder.resolve(title + ".mp4"), title);
    MediaFacts facts = MediaFacts.of(FakeAnalyzer.tenSeconds(file));
    long id = catalogue.videos().add(hash.repeat(64), 6, facts, title);
    catalogue.videos().put(id, new VideoPlace(file, 6, Instant.EPOCH, ""));
    catalogue.texts().put(id, LibraryText.of(TextOrigin.TYPED, caption));
    return id;
  }

  /** Sees a hare in every video, and knows no other word. */
  private static final class Seeing implements Analyzer {
    private final FakeAnalyzer fake = new FakeAnalyzer();
    private final String hash;

    Seeing(String hash) {
      this.hash = hash;
    }

    @Override
    public Optional<Embedder> embedder() {
      return Optional.of(
          new Embedder() {
            @Override
            public int dim() {
              return 2;
            }

            @Override
            public String model() {
              return hash;
            }

            @Override
            public String language() {
              return "en";
            }

            @Override
            public Optional<float[]> text(String words) {
              return words.isBlank()
                  ? Optional.empty()
                  : Optional.of(words.contains("hare") ? new float[] {1, 0} : new float[] {0, 1});
            }

            @Override
            public VideoVectors video(VideoFeatures features) {
              float[] hare = {1, 0};
              return new VideoVectors(
                  hare, IntStream.range(0, features.clips().size()).mapToObj(i -> hare).toList());
            }

            @Override
            public float[] picture(Path file, Progress progress) {
              return new float[] {1, 0};
            }
          });
    }

    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      return fake.analyze(features, text, progress);
    }

    @Override
    public ModelFacts model() {
      return fake.model();
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
