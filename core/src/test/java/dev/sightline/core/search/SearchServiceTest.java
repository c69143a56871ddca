package dev.sightline.core.search;

import static dev.sightline.core.search.Samples.axis;
import static dev.sightline.core.search.Samples.ids;
import static dev.sightline.core.search.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchServiceTest {
  @TempDir Path folder;

  /** Reads “axis 3” as that axis; every picture is axis 5. */
  private record AxisEmbedder(String model) implements Embedder {
    @Override
    public int dim() {
      return Samples.DIM;
    }

    @Override
    public String language() {
      return "en";
    }

    @Override
    public Optional<float[]> text(String words) {
      return words.isBlank()
          ? Optional.empty()
          : Optional.of(axis(Integer.parseInt(words.strip().split(" ")[1]), 1));
    }

    @Override
    public VideoVectors video(VideoFeatures features) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] picture(Path file, Progress progress) {
      return axis(5, 1);
    }
  }

  private SearchIndex filled() throws SightlineException {
    SearchIndex index = SearchIndex.open(folder, Samples.FACTS);
    index.put(
        List.of(
            seen("three", axis(3, 1), axis(3, 1), axis(5, 0.9)),
            seen("four", axis(4, 1), axis(4, 1)),
            seen("nearly four", axis(4, 0.9), axis(4, 0.9)),
            Samples.captioned("words", "an axis of evil")));
    return index;
  }

  @Test
  void searchesBySentenceExampleMomentAndPicture() throws Exception {
    try (SearchIndex index = filled()) {
      SearchService service = new SearchService(index, Optional.of(new AxisEmbedder("model-a")));
      List<SearchHit> sentence = service.sentence("axis 4", SearchFilter.NONE, 10);
      // one first place by words, two half ones by its look: a tie
      assertThat(ids(sentence).subList(0, 2)).containsExactlyInAnyOrder("words", "four");
      assertThat(ids(sentence)).element(2).isEqualTo("nearly four");
      assertThat(ids(service.words("axis 4", SearchFilter.NONE, 10))).containsExactly("words");
      assertThat(ids(service.likeVideo("four", SearchFilter.NONE, 10)))
          .first()
          .isEqualTo("nearly four");
      List<SearchHit> moment = service.likeMoment("nearly four", 500, SearchFilter.NONE, 10);
      assertThat(ids(moment)).first().isEqualTo("four");
      assertThat(ids(moment)).doesNotContain("nearly four");
      SearchHit picture =
          service.likePicture(Path.of("x.png"), SearchFilter.NONE, 10, Progress.NONE).getFirst();
      assertThat(picture.video()).isEqualTo("three");
      assertThat(picture.moment().orElseThrow().span()).isEqualTo(new TimeSpan(1000, 2000));
    }
  }

  @Test
  void saysWhatCannotBe() throws Exception {
    try (SearchIndex index = filled()) {
      SearchService mute = new SearchService(index, Optional.empty());
      assertThat(ids(mute.sentence("axis", SearchFilter.NONE, 10))).containsExactly("words");
      assertThatThrownBy(() -> mute.likeVideo("unknown", SearchFilter.NONE, 10))
          .isInstanceOf(SightlineException.class);
      assertThatThrownBy(() -> mute.likeVideo("words", SearchFilter.NONE, 10))
          .isInstanceOf(SightlineException.class);
      assertThatThrownBy(() -> mute.likeMoment("four", 99_000, SearchFilter.NONE, 10))
          .isInstanceOf(SightlineException.class);
      assertThatThrownBy(() -> mute.likePicture(Path.of("x"), SearchFilter.NONE, 10, Progress.NONE))
          .isInstanceOf(SightlineException.class);
      assertThatThrownBy(() -> new SearchService(index, Optional.of(new AxisEmbedder("model-b"))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theVectorOfTextsLeavesOtherLanguagesOut() throws Exception {
    Embedder embedder = new AxisEmbedder("model-a");
    List<IndexedText> texts =
        List.of(
            IndexedText.subtitle("axis 1", "s", new TimeSpan(0, 1)),
            IndexedText.of(IndexedText.Kind.TITLE, "中文", "t"),
            IndexedText.of(IndexedText.Kind.CAPTION, "axis 2", "c"));
    assertThat(VideoVectors.text(embedder, texts).orElseThrow()).containsExactly(axis(2, 1));
    assertThat(VideoVectors.text(embedder, texts.subList(0, 2)).orElseThrow())
        .containsExactly(axis(1, 1));
    assertThat(VideoVectors.text(embedder, texts.subList(1, 2))).isEmpty();
  }
}
