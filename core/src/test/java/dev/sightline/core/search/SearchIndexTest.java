package dev.sightline.core.search;

import static dev.sightline.core.search.Samples.FACTS;
import static dev.sightline.core.search.Samples.axis;
import static dev.sightline.core.search.Samples.captioned;
import static dev.sightline.core.search.Samples.ids;
import static dev.sightline.core.search.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
  @TempDir Path folder;

  private SearchIndex open() throws SightlineException {
    return SearchIndex.open(folder.resolve("index"), FACTS);
  }

  private static List<SearchHit> words(SearchIndex index, String words) throws SightlineException {
    return index.search(SearchQuery.explained(words, Map.of(), SearchFilter.NONE, 10));
  }

  @Test
  void findsByStemsAndTellsTheWordsAsTheyWereTyped() throws Exception {
    try (SearchIndex index = open()) {
      index.put(
          List.of(
              captioned("dog", "A dog catches a frisbee in the snow."),
              captioned("cat", "A cat sleeps on the sofa.")));
      List<SearchHit> hits = words(index, "Dogs CATCHING frisbees");
      assertThat(ids(hits)).containsExactly("dog");
      Reason why = hits.getFirst().reasons().getFirst();
      assertThat(why.route()).isEqualTo(Route.WORDS);
      assertThat(why.rank()).isEqualTo(1);
      assertThat(why.words())
          .extracting(MatchedWord::word)
          .containsExactly("Dogs", "CATCHING", "frisbees");
      assertThat(why.words()).allSatisfy(w -> assertThat(w.places()).containsExactly("caption"));
    }
  }

  @Test
  void readsChineseAsWords() throws Exception {
    try (SearchIndex index = open()) {
      index.put(List.of(captioned("狗", "一只狗在雪地里接住飞盘"), captioned("猫", "一只猫睡在沙发上")));
      assertThat(ids(words(index, "雪地 飞盘"))).containsExactly("狗");
      List<SearchHit> hits = words(index, "沙发上的猫");
      assertThat(ids(hits)).first().isEqualTo("猫");
      assertThat(hits.getFirst().reasons().getFirst().words())
          .extracting(MatchedWord::word)
          .contains("沙发", "猫");
    }
  }

  @Test
  void aSubtitleIsTheMomentAndLabelsAreFoundToo() throws Exception {
    IndexedVideo video =
        new IndexedVideo(
            "talk",
            List.of(
                IndexedText.subtitle("Welcome to the talk", "talk.srt", new TimeSpan(0, 2000)),
                IndexedText.subtitle(
                    "about whales and ships", "talk.srt", new TimeSpan(2000, 5000))),
            List.of("harbour"),
            Set.of(),
            Set.of(),
            9000,
            IndexedVideo.Vectors.NONE);
    try (SearchIndex index = open()) {
      index.put(List.of(video, captioned("other", "nothing of it")));
      SearchHit hit = words(index, "whale ship").getFirst();
      assertThat(hit.moment())
          .hasValueSatisfying(
              m -> {
                assertThat(m.span()).isEqualTo(new TimeSpan(2000, 5000));
                assertThat(m.words()).contains("about whales and ships");
              });
      assertThat(hit.reasons().getFirst().words().getFirst().places()).containsExactly("subtitle");
      SearchHit label = words(index, "harbour").getFirst();
      assertThat(label.video()).isEqualTo("talk");
      assertThat(label.moment()).isEmpty();
    }
  }

  @Test
  void findsClipsAndTellsTheirCosineAndTime() throws Exception {
    try (SearchIndex index = open()) {
      index.put(
          List.of(
              seen("a", axis(0, 1), axis(0, 1), axis(3, 0.6)),
              seen("b", axis(1, 1), axis(1, 1), axis(3, 0.9), axis(2, 1))));
      List<SearchHit> hits =
          index.search(
              SearchQuery.explained("", Map.of(Route.MOMENT, axis(3, 1)), SearchFilter.NONE, 5));
      assertThat(ids(hits)).containsExactly("b", "a");
      assertThat(hits.getFirst().reasons().getFirst().score()).isCloseTo(0.9, within(1e-5));
      BestMoment best = hits.getFirst().moment().orElseThrow();
      assertThat(best.span()).isEqualTo(new TimeSpan(1000, 2000));
      assertThat(best.score()).isCloseTo(0.9, within(1e-6));
      // whoever is found by another route still gets its best clip
      List<SearchHit> whole =
          index.search(
              SearchQuery.explained("", Map.of(Route.VIDEO, axis(0, 1)), SearchFilter.NONE, 1));
      assertThat(whole.getFirst().moment().orElseThrow().span()).isEqualTo(new TimeSpan(0, 1000));
    }
  }

  @Test
  void fusesListsByRank() throws Exception {
    IndexedVideo both =
        Samples.video(
            "both",
            List.of(IndexedText.of(IndexedText.Kind.TITLE, "surfing", "file name")),
            new IndexedVideo.Vectors(Optional.of(axis(2, 0.8)), Optional.empty(), List.of()));
    IndexedVideo near =
        Samples.video(
            "near",
            List.of(),
            new IndexedVideo.Vectors(Optional.of(axis(2, 1)), Optional.empty(), List.of()));
    try (SearchIndex index = open()) {
      index.put(List.of(near, both));
      List<SearchHit> hits =
          index.search(
              SearchQuery.explained(
                  "surfing", Map.of(Route.TEXT, axis(2, 1)), SearchFilter.NONE, 5));
      assertThat(ids(hits)).containsExactly("both", "near");
      assertThat(hits.getFirst().score()).isCloseTo(0.5 / 6 + 1 / 7.0, within(1e-12));
      assertThat(hits.getFirst().reasons())
          .extracting(Reason::route, Reason::rank)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Route.TEXT, 2),
              org.assertj.core.groups.Tuple.tuple(Route.WORDS, 1));
    }
  }

  @Test
  void filtersEveryRoute() throws Exception {
    IndexedVideo.Vectors look =
        new IndexedVideo.Vectors(
            Optional.empty(),
            Optional.of(axis(0, 1)),
            List.of(new IndexedMoment(new TimeSpan(0, 1000), axis(0, 1))));
    List<IndexedText> text = List.of(IndexedText.of(IndexedText.Kind.TITLE, "sea", "x"));
    IndexedVideo a =
        new IndexedVideo("a", text, List.of(), Set.of("swim"), Set.of("x", "y"), 5000, look);
    IndexedVideo b = new IndexedVideo("b", text, List.of(), Set.of("sail"), Set.of("x"), 90, look);
    try (SearchIndex index = open()) {
      index.put(List.of(a, b));
      Map<SearchFilter, List<String>> expected =
          Map.of(
              new SearchFilter(Set.of("swim"), Set.of(), 0, Long.MAX_VALUE, Set.of(), Set.of()),
              List.of("a"),
              new SearchFilter(Set.of(), Set.of("x", "y"), 0, Long.MAX_VALUE, Set.of(), Set.of()),
              List.of("a"),
              new SearchFilter(Set.of(), Set.of(), 0, 100, Set.of(), Set.of()),
              List.of("b"),
              new SearchFilter(Set.of(), Set.of(), 0, Long.MAX_VALUE, Set.of("b"), Set.of()),
              List.of("b"),
              SearchFilter.NONE.without(Set.of("a")),
              List.of("b"),
              SearchFilter.NONE.without(Set.of("a", "b")),
              List.of());
      for (Map.Entry<SearchFilter, List<String>> e : expected.entrySet()) {
        assertThat(ids(index.search(SearchQuery.explained("sea", Map.of(), e.getKey(), 5))))
            .isEqualTo(e.getValue());
        for (Route route : List.of(Route.VIDEO, Route.MOMENT)) {
          assertThat(
                  ids(
                      index.search(
                          SearchQuery.explained("", Map.of(route, axis(0, 1)), e.getKey(), 5))))
              .as("%s with %s", route, e.getKey())
              .isEqualTo(e.getValue());
        }
      }
    }
  }

  @Test
  void replacesRemovesAndSurvivesClosing() throws Exception {
    try (SearchIndex index = open()) {
      index.put(List.of(seen("a", axis(0, 1), axis(0, 1), axis(1, 1)), captioned("b", "old")));
      index.put(List.of(captioned("b", "new"), captioned("c", "new too")));
      index.remove(List.of("a", "never there"));
      assertThat(index.size()).isEqualTo(2);
      assertThat(words(index, "old")).isEmpty();
      assertThat(index.example("a")).isEmpty();
    }
    try (SearchIndex again = open()) {
      assertThat(again.rebuildReason()).isEmpty();
      assertThat(ids(words(again, "new"))).containsExactlyInAnyOrder("b", "c");
      assertThat(again.verify(Progress.NONE)).isTrue();
    }
  }

  @Test
  void givesVectorsBackAsTheyWerePut() throws Exception {
    try (SearchIndex index = open()) {
      float[] whole = Samples.random(1);
      index.put(List.of(captioned("x", "no vector"), seen("a", whole, axis(4, 0.3), axis(5, 1))));
      IndexedVideo.Vectors back = index.example("a").orElseThrow();
      assertThat(back.video().orElseThrow()).containsExactly(whole);
      assertThat(back.text()).isEmpty();
      assertThat(back.moments()).hasSize(2);
      assertThat(back.moments().get(0).vector()).containsExactly(axis(4, 0.3));
      assertThat(back.moments().get(1).span()).isEqualTo(new TimeSpan(1000, 2000));
      assertThat(index.example("x")).contains(IndexedVideo.Vectors.NONE);
    }
  }

  @Test
  void refusesVectorsOfAnotherShape() throws Exception {
    try (SearchIndex index = open()) {
      float[] broken = axis(0, 1);
      broken[0] = Float.NaN;
      for (float[] wrong : List.of(new float[] {1}, new float[Samples.DIM], broken)) {
        assertThatThrownBy(() -> index.put(List.of(seen("a", wrong))))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                () -> index.search(SearchQuery.ranking("", Map.of(Route.VIDEO, wrong), 3)))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void searchesSeeWholeVideosWhileTheyAreReplaced() throws Exception {
    try (SearchIndex index = open();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      index.put(List.of(captioned("a", "round 0"), captioned("b", "round 0")));
      Future<?> writer =
          pool.submit(
              () -> {
                for (int i = 1; i <= 10; i++) {
                  index.put(List.of(captioned("a", "round " + i), captioned("b", "round " + i)));
                }
                return null;
              });
      do {
        assertThat(words(index, "round")).hasSize(2);
      } while (!writer.isDone());
      writer.get();
      assertThat(words(index, "10")).hasSize(2);
    }
  }

  @Test
  void theSecondProcessIsToldAndMayRead() throws Exception {
    try (SearchIndex index = open()) {
      index.put(List.of(captioned("a", "one")));
      index.commit();
      assertThatThrownBy(this::open)
          .isInstanceOf(SightlineException.class)
          .hasMessageContaining("lock");
      try (SearchIndex reader = SearchIndex.openReadOnly(folder.resolve("index"), FACTS)) {
        assertThat(reader.isReadOnly()).isTrue();
        assertThat(ids(words(reader, "one"))).containsExactly("a");
        index.put(List.of(captioned("b", "one")));
        index.commit();
        reader.refresh();
        assertThat(words(reader, "one")).hasSize(2);
        assertThatThrownBy(() -> reader.put(List.of())).isInstanceOf(SightlineException.class);
      }
    }
    open().close();
  }

  @Test
  void anIndexOfAnotherModelIsBuiltAgain() throws Exception {
    try (SearchIndex index = open()) {
      index.put(List.of(captioned("a", "one")));
    }
    IndexFacts other = new IndexFacts("model-b", 4);
    assertThatThrownBy(() -> SearchIndex.openReadOnly(folder.resolve("index"), other))
        .isInstanceOf(SightlineException.class);
    try (SearchIndex index = SearchIndex.open(folder.resolve("index"), other)) {
      assertThat(index.rebuildReason())
          .hasValueSatisfying(r -> assertThat(r.english()).contains("model"));
      assertThat(index.size()).isZero();
      index.rebuild(List.of(captioned("a", "one")), 1, Progress.NONE);
    }
    try (SearchIndex index = SearchIndex.open(folder.resolve("index"), other)) {
      assertThat(index.rebuildReason()).isEmpty();
      assertThat(index.size()).isEqualTo(1);
    }
  }

  @Test
  void everyDamagedFileIsSaidInWordsAndBuiltAgain() throws Exception {
    List<IndexedVideo> videos =
        List.of(seen("a", axis(0, 1), axis(1, 1)), captioned("b", "words of b"));
    try (SearchIndex index = open()) {
      index.put(videos);
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("index"))) {
      files = all.filter(f -> !f.toString().endsWith(".lock")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(3);
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      byte[] bad = java.util.Arrays.copyOf(good, good.length / 2);
      Files.write(file, bad);
      boolean told;
      try (SearchIndex index = open()) {
        told = index.rebuildReason().isPresent() || !index.verify(Progress.NONE);
      } catch (SightlineException e) {
        throw new AssertionError(file + " stops the program", e);
      }
      assertThat(told).as("damage of %s is found", file.getFileName()).isTrue();
      try (SearchIndex index = open()) {
        index.rebuild(videos, videos.size(), Progress.NONE);
        assertThat(ids(words(index, "words"))).containsExactly("b");
      }
      restore(files, folder.resolve("index"), videos);
    }
  }

  /** The next file has to exist: merges and commits give files new names. */
  private void restore(List<Path> files, Path place, List<IndexedVideo> videos)
      throws IOException, SightlineException {
    try (Stream<Path> all = Files.list(place)) {
      for (Path f : all.toList()) {
        Files.delete(f);
      }
    }
    Files.delete(place);
    try (SearchIndex index = open()) {
      index.put(videos);
    }
    assertThat(files).allSatisfy(f -> assertThat(f).exists());
  }

  @Test
  void foreignFilesAreMovedAsideNotRemoved() throws Exception {
    Path place = Files.createDirectories(folder.resolve("index"));
    Files.writeString(place.resolve("segments_1"), "somebody else's");
    try (SearchIndex index = open()) {
      assertThat(index.rebuildReason())
          .hasValueSatisfying(r -> assertThat(r.english()).contains("aside"));
      index.put(List.of(captioned("a", "one")));
    }
    assertThat(folder.resolve("index-set-aside-1/segments_1")).hasContent("somebody else's");
  }

  @Test
  void nothingThatIsTypedStopsASearch() throws Exception {
    List<String> typed =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "\"",
                "\"\"",
                "-",
                "--",
                "-\"",
                "+",
                "AND",
                "OR NOT",
                "a AND (b",
                "[* TO",
                "/regex",
                "field:value",
                "~",
                "^2",
                "\\",
                "*",
                "?",
                "-dog",
                "\"-\"",
                "\u0000",
                "\uD800",
                "😀😀",
                "的",
                "the",
                "\"the of\"",
                "a".repeat(100_000),
                "word ".repeat(20_000),
                "\"" + "x y ".repeat(5000) + "\"",
                "-a ".repeat(3000)));
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < random.nextInt(40); c++) {
        text.append(
            (char)
                (random.nextInt(4) == 0
                    ? "\"-+*()[]:~^\\ ".charAt(random.nextInt(13))
                    : random.nextInt(0x10000)));
      }
      typed.add(text.toString());
    }
    try (SearchIndex index = open()) {
      index.put(List.of(captioned("a", "a dog and the word x y"), captioned("狗", "狗在这里")));
      for (String text : typed) {
        assertThat(words(index, text)).as("'%s'", text).hasSizeLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void quotedWordsStandTogetherAndWordsWithAMinusDoNot() throws Exception {
    try (SearchIndex index = open()) {
      index.put(
          List.of(
              captioned("1", "red car, blue house"),
              captioned("2", "blue car, red house"),
              captioned("3", "well-known red house")));
      assertThat(ids(words(index, "\"red house\""))).containsExactlyInAnyOrder("2", "3");
      assertThat(ids(words(index, "house -car"))).containsExactly("3");
      assertThat(ids(words(index, "house -\"blue car\""))).containsExactlyInAnyOrder("1", "3");
      assertThat(ids(words(index, "well-known"))).containsExactly("3");
      assertThat(words(index, "-car")).isEmpty();
    }
  }
}
